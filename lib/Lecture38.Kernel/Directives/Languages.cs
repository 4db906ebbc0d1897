namespace Lecture38.Kernel;

/// <summary>The languages of cells, by the names that .NET Interactive gives them.</summary>
internal static class Languages
{
    public const string CSharp = "csharp";
    public const string Html = "html";
    public const string Markdown = "markdown";

    /// <summary>A section that says something about a document and is no part of it.</summary>
    public const string Ignored = "";

    /// <summary>The language of a kernel's name or alias; null if the embedded kernel does not have it.</summary>
    public static string? Of(string kernelName) => kernelName switch
    {
        "csharp" or "c#" or "C#" or ".NET" => CSharp,
        "html" => Html,
        "markdown" or "md" => Markdown,
        _ => null,
    };

    public static string MimeType(string language) => language == Html ? Mime.Html : Mime.Markdown;
}
