namespace Lecture38.Runner;

internal static class EmbeddedText
{
    /// <summary>A file's text, its line ends as <c>\n</c>.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
