namespace Lecture38.Runner;

/// <summary>A file that a page offers.</summary>
/// <param name="File">The file's name, beside the page.</param>
/// <param name="Label">What it is, in a word or two.</param>
/// <param name="Hint">What it is for, in the rest of a sentence.</param>
/// <param name="Command">What to type, or null.</param>
/// <param name="Text">What the file holds.</param>
public sealed record LessonDownload(string File, string Label, string Hint, string? Command, string Text)
{
    /// <summary>Where a link on the page leads to.</summary>
    public string Address => Uri.EscapeDataString(File);
}
