namespace Lecture38.Runner;

/// <summary>Writes a lesson's page.</summary>
internal static class LessonPage
{
    internal const string ContentsId = "book-contents";

    private const string DownloadId = "book-downloads";

    public static string Write(Book book, Lesson lesson) => PageShell.Write(
        book, new Page($"{lesson.Title} · {book.Title}", lesson.Summary, Contents(book, lesson), Content(book, lesson), lesson.Scripts));

    private static string Content(Book book, Lesson lesson)
    {
        var index = book.Lessons.TakeWhile(other => other != lesson).Count();
        var (previous, next) = (book.Lessons.ElementAtOrDefault(index - 1), book.Lessons.ElementAtOrDefault(index + 1));
        return $"""
            <div class="book-about"><span>Lesson {index + 1} of {book.Lessons.Count}</span><a href="#{DownloadId}">Run it yourself</a></div>
            <article>
            {lesson.Html}</article>
            {Download(book, lesson)}{(previous is null && next is null ? "" : Neighbours(previous, next))}
            """;
    }

    /// <summary>All lessons, and the sections of the open one. A popover is a drawer that needs no script; on wide screens it is beside the text.</summary>
    private static string Contents(Book book, Lesson open) => $"""
        <nav id="{ContentsId}" class="book-contents" aria-label="Contents" popover>
        <ol>
        {string.Concat(book.Lessons.Select(lesson => lesson == open
            ? $"<li><a href=\"{lesson.Address}\" aria-current=\"page\">{HtmlEncoding.Attribute(lesson.Title)}</a>{List(lesson.Contents().Select(Section))}</li>\n"
            : $"<li><a href=\"{lesson.Address}\">{HtmlEncoding.Attribute(lesson.Title)}</a></li>\n"))}</ol>
        </nav>

        """;

    private static string Section((ProseHeading Heading, List<ProseHeading> Subsections) section) => Link(section.Heading) + List(section.Subsections.Select(Link));

    private static string Link(ProseHeading heading) => $"<a href=\"#{HtmlEncoding.Attribute(heading.Id)}\">{HtmlEncoding.Attribute(heading.Text)}</a>";

    private static string List(IEnumerable<string> items) =>
        string.Concat(items.Select(item => $"<li>{item}</li>\n")) is { Length: > 0 } list ? $"\n<ol>\n{list}</ol>\n" : "";

    private static string Download(Book book, Lesson lesson) => $"""
        <section class="book-take" aria-labelledby="{DownloadId}">
        <h2 id="{DownloadId}">Run it yourself</h2>
        <p>You need {(book.Source is null ? "the course" : $"<a href=\"{HtmlEncoding.Attribute(book.Source)}\">the course</a>")}, built once with <code>dotnet build notebooks</code>. Put the notebook into a folder beside <code>lib</code>, such as <code>mine</code>.</p>
        <dl>
        <dt><a href="{Uri.EscapeDataString(lesson.NotebookFile)}" download>Notebook</a></dt>
        <dd>to open with Polyglot Notebooks in VS Code.</dd>
        </dl>
        </section>

        """;

    private static string Neighbours(Lesson? previous, Lesson? next) => $"""
        <nav class="book-turn" aria-label="Neighbouring lessons">
        {Neighbour(previous, "prev", "Previous lesson")}{Neighbour(next, "next", "Next lesson")}</nav>

        """;

    private static string Neighbour(Lesson? lesson, string relation, string label) => lesson is null
        ? ""
        : $"<a rel=\"{relation}\" href=\"{lesson.Address}\"><span>{label}</span>{HtmlEncoding.Attribute(lesson.Title)}</a>\n";
}
