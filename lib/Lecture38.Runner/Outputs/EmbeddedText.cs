namespace Lecture38.Runner;

/// <summary>The text files that are embedded in the runner.</summary>
internal static class EmbeddedText
{
    /// <summary>A file's text, its line ends as <c>\n</c>.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
