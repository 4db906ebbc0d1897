namespace Lecture38.Runner;

/// <summary>Writes a lesson's page.</summary>
public static class LessonPage
{
    private const string DownloadsId = "book-downloads";

    /// <summary>The whole HTML document.</summary>
    public static string Write(Book book, Lesson lesson) => PageShell.Write(
        book,
        new Page($"{lesson.Title} · {book.Title}", lesson.Summary, ContentsList.Write(book, lesson), Content(book, lesson))
        {
            InlineScripts = lesson.Scripts,
            Styles = [OutputAssets.Styles],
            Scripts = OutputAssets.Scripts(lesson.Needs | OutputNeeds.Scrolling), // As code and tables of prose do.
        });

    private static string Content(Book book, Lesson lesson)
    {
        var at = book.Lessons.TakeWhile(other => other != lesson).Count();
        return $"""
            <div class="book-about"><span>Lesson {at + 1} of {book.Lessons.Count}</span>{(lesson.Downloads.Count > 0 ? $"<a href=\"#{DownloadsId}\">Run it yourself</a>" : "")}</div>
            <article>
            {lesson.Html}</article>
            {Downloads(book, lesson.Downloads)}{Turn(book.Lessons.ElementAtOrDefault(at - 1), book.Lessons.ElementAtOrDefault(at + 1))}
            """;
    }

    private static string Downloads(Book book, IReadOnlyList<LessonDownload> downloads) => downloads.Count == 0 ? "" : $"""
        <section class="book-take" aria-labelledby="{DownloadsId}">
        <h2 id="{DownloadsId}">Run it yourself</h2>
        <p>You need {CourseOf(book)}, built once with <code>dotnet build</code>. Put what you take into a folder of it beside <code>lib</code>, such as <code>mine</code>.</p>
        <dl>
        {string.Concat(downloads.Select(Download))}</dl>
        </section>

        """;

    private static string CourseOf(Book book) =>
        book.Source is null ? "the course" : $"<a href=\"{HtmlEncoding.Attribute(book.Source)}\">the course</a>";

    private static string Command(LessonDownload download) =>
        download.Command is null ? "" : $" <code>{HtmlEncoding.Text(download.Command)}</code>";

    private static string Download(LessonDownload download) => $"""
        <dt><a href="{download.Address}" download>{HtmlEncoding.Attribute(download.Label)}</a></dt>
        <dd>{HtmlEncoding.Attribute(download.Hint)}{Command(download)}</dd>

        """;

    private static string Turn(Lesson? previous, Lesson? next) => previous is null && next is null ? "" : $"""
        <nav class="book-turn" aria-label="Neighbouring lessons">
        {Neighbour(previous, "prev", "Previous lesson")}{Neighbour(next, "next", "Next lesson")}</nav>

        """;

    private static string Neighbour(Lesson? lesson, string relation, string label) => lesson is null
        ? ""
        : $"<a rel=\"{relation}\" href=\"{lesson.Address}\"><span>{label}</span>{HtmlEncoding.Attribute(lesson.Title)}</a>\n";
}
