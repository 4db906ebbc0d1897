namespace Lecture38.Runner;

/// <summary>What all pages of a book have around their text: the head, the bar with search and theme, the footer.</summary>
internal static class PageShell
{
    /// <summary>The whole document.</summary>
    public static string Write(Book book, Page page) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{HtmlEncoding.Attribute(ContentSecurityPolicy.Of(page.InlineScripts))}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlEncoding.Attribute(page.Title)}</title>
        {Description(page.Description)}<link rel="icon" href="{Asset(BookAssets.Icon)}">
        {string.Concat(page.Styles.Prepend(BookAssets.Styles).Select(StyleSheet))}<script src="{Asset(BookAssets.FirstScript)}"></script>
        {string.Concat(BookAssets.Scripts.Concat(page.Scripts).Select(DeferredScript))}</head>
        <body>
        <a class="book-skip" href="#book-main">Skip to the text</a>
        {Bar(book, hasContents: page.Contents.Length > 0)}
        <div class="book-body">
        {page.Contents}<main id="book-main" tabindex="-1">
        {Banner(book)}{page.Main}</main>
        </div>
        <footer class="book-foot"><p>Made from executed notebooks: below each cell stands what it showed when it ran. Times will differ on your machine.</p></footer>
        <div id="book-status" class="book-unseen" role="status"></div>
        </body>
        </html>

        """;

    private static string Asset(string name) => $"{Book.AssetsFolder}/{name}";

    private static string StyleSheet(string name) => $"<link rel=\"stylesheet\" href=\"{Asset(name)}\">\n";

    private static string DeferredScript(string name) => $"<script defer src=\"{Asset(name)}\"></script>\n";

    private static string Description(string text) => text.Length == 0 ? "" : $"<meta name=\"description\" content=\"{HtmlEncoding.Attribute(text)}\">\n";

    private static string Bar(Book book, bool hasContents) => $"""
        <header class="book-bar">
        {(hasContents ? ContentsButton : "")}<a class="book-name" href="{Book.IndexFile}">{HtmlEncoding.Attribute(book.Title)}</a>
        {(book.IsForInstructors ? """<span class="book-audience">Instructors</span>""" : "")}
        <search class="book-search book-scripts">
        <input id="book-search" type="search" placeholder="Search the book" aria-label="Search the book" aria-keyshortcuts="/" autocomplete="off" spellcheck="false" data-index="{Asset("search-index.js")}">
        {PageIcons.Search}<kbd aria-hidden="true">/</kbd>
        <div id="book-results"><p role="status"></p><ol></ol></div>
        </search>
        <button id="book-theme" class="book-button book-scripts" type="button" aria-pressed="false" aria-label="Dark theme" title="Light or dark">{PageIcons.Theme}</button>
        </header>
        """;

    private const string ContentsButton = $"""
        <button class="book-button book-menu" type="button" popovertarget="{ContentsList.Id}" aria-label="Contents" title="Contents">{PageIcons.Contents}</button>

        """;

    private static string Banner(Book book) => book.IsForInstructors
        ? "<p class=\"book-banner\"><strong>For instructors.</strong> This book holds the solutions of the exercises. Do not hand it to students.</p>\n"
        : "";
}
