using System.Text;

namespace Lecture38.Runner;

/// <summary>The list beside a lesson: all lessons, and below the one that is open its sections.</summary>
internal static class ContentsList
{
    public const string Id = "book-contents";

    public static string Write(Book book, Lesson open)
    {
        // A popover is a drawer without a script; beside the text, the styles show it as it is.
        var html = new StringBuilder($"<nav id=\"{Id}\" class=\"book-contents\" aria-label=\"Contents\" popover>\n<ol>\n");
        foreach (var lesson in book.Lessons)
        {
            html.Append(lesson == open
                ? $"<li><a href=\"{lesson.Address}\" aria-current=\"page\">{HtmlEncoding.Attribute(lesson.Title)}</a>\n{Sections(lesson)}</li>\n"
                : $"<li><a href=\"{lesson.Address}\">{HtmlEncoding.Attribute(lesson.Title)}</a></li>\n");
        }

        return html.Append("</ol>\n</nav>\n").ToString();
    }

    private static string Sections(Lesson lesson)
    {
        var sections = ContentsEntry.Of(lesson);
        return sections.Count == 0 ? "" : $"<ol>\n{string.Concat(sections.Select(Section))}</ol>\n";
    }

    private static string Section(ContentsEntry section) => section.Subsections.Count == 0
        ? $"<li>{Link(section.Heading)}</li>\n"
        : $"<li>{Link(section.Heading)}\n<ol>\n{string.Concat(section.Subsections.Select(heading => $"<li>{Link(heading)}</li>\n"))}</ol></li>\n";

    private static string Link(ProseHeading heading) => $"<a href=\"#{HtmlEncoding.Attribute(heading.Id)}\">{HtmlEncoding.Attribute(heading.Text)}</a>";
}
