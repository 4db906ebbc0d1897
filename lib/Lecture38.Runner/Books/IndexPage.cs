namespace Lecture38.Runner;

/// <summary>Writes the first page of a book.</summary>
internal static class IndexPage
{
    public static string Write(Book book) => PageShell.Write(book, new Page(book.Title, book.Introduction, Contents: "", Content(book), FrameScripts: []));

    private static string Content(Book book) => $"""
        <div class="book-welcome">
        <h1>{HtmlEncoding.Attribute(book.Title)}</h1>
        {Paragraph(book.Introduction)}{Source(book)}</div>
        <ol class="book-lessons">
        {string.Concat(book.Lessons.Select(Card))}</ol>

        """;

    private static string Source(Book book) => book.Source is null
        ? ""
        : $"<p>Read it here, or <a href=\"{HtmlEncoding.Attribute(book.Source)}\">get the course</a> and run it yourself.</p>\n";

    private static string Card(Lesson lesson) => $"""
        <li>
        <h2><a href="{lesson.Address}">{HtmlEncoding.Attribute(lesson.Title)}</a></h2>
        {Paragraph(lesson.Summary)}{Sections(lesson)}</li>

        """;

    private static string Sections(Lesson lesson) => lesson.Contents() is { Count: > 0 } sections
        ? $"<ol>\n{string.Concat(sections.Select(section => Section(lesson, section.Heading)))}</ol>\n"
        : "";

    private static string Section(Lesson lesson, ProseHeading heading) =>
        $"<li><a href=\"{lesson.Address}#{HtmlEncoding.Attribute(heading.Id)}\">{HtmlEncoding.Attribute(heading.Text)}</a></li>\n";

    private static string Paragraph(string text) => text.Length == 0 ? "" : $"<p>{HtmlEncoding.Attribute(text)}</p>\n";
}
