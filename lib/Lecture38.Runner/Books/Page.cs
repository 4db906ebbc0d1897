namespace Lecture38.Runner;

/// <summary>What one page of a book has that others have not.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Description">What the page is about, in plain text; may be empty.</param>
/// <param name="Contents">The contents list's HTML; empty where the page itself is one.</param>
/// <param name="Main">The HTML of what is to be read.</param>
internal sealed record Page(string Title, string Description, string Contents, string Main)
{
    /// <summary>The exact text of the scripts that stand in <see cref="Main"/>.</summary>
    public IReadOnlyList<string> InlineScripts { get; init; } = [];

    /// <summary>The names of the style sheets that <see cref="Main"/> needs beside the book's own.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>The names of the scripts that <see cref="Main"/> needs beside the book's own.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];
}
