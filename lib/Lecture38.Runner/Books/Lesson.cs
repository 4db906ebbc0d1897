namespace Lecture38.Runner;

/// <summary>A notebook as a page of the book.</summary>
/// <param name="Name">The notebook's name, and the page's.</param>
/// <param name="Title">Its first heading, as plain text.</param>
/// <param name="Summary">Its first paragraph, as plain text; empty where it has none.</param>
/// <param name="Headings">The headings below the title, in their order.</param>
/// <param name="Html">All cells.</param>
/// <param name="Scripts">The exact text of the scripts that stand in <paramref name="Html"/>.</param>
/// <param name="Needs">Which of the book's scripts the page has to load.</param>
/// <param name="Downloads">What the page offers beside itself.</param>
/// <param name="Notes">What whoever publishes it should know, a line each.</param>
public sealed record Lesson(
    string Name,
    string Title,
    string Summary,
    IReadOnlyList<ProseHeading> Headings,
    string Html,
    IReadOnlyList<string> Scripts,
    OutputNeeds Needs,
    IReadOnlyList<LessonDownload> Downloads,
    IReadOnlyList<string> Notes)
{
    /// <summary>The page's file.</summary>
    public string File => Name + ".html";

    /// <summary>Where a link in the book leads to.</summary>
    public string Address => AddressOf(Name);

    /// <summary>Where a link to a notebook's page leads to.</summary>
    public static string AddressOf(string name) => Uri.EscapeDataString(name + ".html");
}
