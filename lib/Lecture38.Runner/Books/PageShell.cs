using System.Security.Cryptography;
using System.Text;

namespace Lecture38.Runner;

/// <summary>The content of one page.</summary>
/// <param name="Description">What the page is about, as plain text; may be empty.</param>
/// <param name="Contents">The HTML of the contents list; empty on the index, which is one itself.</param>
/// <param name="Main">The HTML of the page's text.</param>
/// <param name="FrameScripts">The exact texts of the scripts in the frames of <paramref name="Main"/>.</param>
internal sealed record Page(string Title, string Description, string Contents, string Main, IReadOnlyList<string> FrameScripts);

/// <summary>Writes what all pages have in common: the head, the bar with search and theme, the footer.</summary>
internal static class PageShell
{
    private const string EarlyScript = "theme.js";

    private static readonly string[] DeferredScripts = ["contents.js", "copy.js", "search.js"];

    public static IReadOnlyList<TextFile> Assets { get; } =
        [.. ((string[])["book.css", "icon.svg", EarlyScript, .. DeferredScripts]).Select(name => new TextFile(name, EmbeddedText.Read(name)))];

    public static string Write(Book book, Page page) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{HtmlEncoding.Attribute(ContentSecurityPolicy(page.FrameScripts))}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlEncoding.Attribute(page.Title)}</title>
        {(page.Description.Length == 0 ? "" : $"<meta name=\"description\" content=\"{HtmlEncoding.Attribute(page.Description)}\">\n")}<link rel="icon" href="{Asset("icon.svg")}">
        <link rel="stylesheet" href="{Asset("book.css")}">
        <link rel="stylesheet" href="{Asset(OutputAssets.Styles)}">
        <script src="{Asset(EarlyScript)}"></script>
        {string.Concat(DeferredScripts.Concat(OutputAssets.Scripts).Select(name => $"<script defer src=\"{Asset(name)}\"></script>\n"))}</head>
        <body>
        <a class="book-skip" href="#book-main">Skip to the text</a>
        {Bar(book, hasContents: page.Contents.Length > 0)}
        <div class="book-body">
        {page.Contents}<main id="book-main" tabindex="-1">
        {(book.IsForInstructors ? Banner : "")}{page.Main}</main>
        </div>
        <footer class="book-foot"><p>Made from executed notebooks: below each cell is its output. Times will differ on your machine.</p></footer>
        <div id="book-status" class="book-unseen" role="status"></div>
        </body>
        </html>

        """;

    /// <summary>
    /// What a page may load and run: the book's own files. Frames inherit the policy, so it allows their scripts by their hashes.
    /// <see href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</see>.
    /// </summary>
    public static string ContentSecurityPolicy(IReadOnlyList<string> frameScripts)
    {
        var hashes = frameScripts.Select(script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'").Distinct().Order(StringComparer.Ordinal);
        return string.Join("; ",
            "default-src 'none'",
            $"script-src {string.Join(' ', [.. frameScripts.Count > 0 ? (string[])["'self'", "'unsafe-hashes'"] : ["'self'"], .. hashes])}",
            // Outputs have style attributes, and plotly.js writes style elements.
            "style-src 'self' 'unsafe-inline'",
            // plotly.js saves a figure as a picture by way of a blob.
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'");
    }

    private static string Asset(string name) => $"{OutputAssets.Folder}/{name}";

    private static string Bar(Book book, bool hasContents) => $"""
        <header class="book-bar">
        {(hasContents ? ContentsButton : "")}<a class="book-name" href="{Book.IndexFile}">{HtmlEncoding.Attribute(book.Title)}</a>
        {(book.IsForInstructors ? """<span class="book-audience">Instructors</span>""" : "")}
        <search class="book-search book-scripts">
        <input id="book-search" type="search" placeholder="Search the book" aria-label="Search the book" aria-keyshortcuts="/" autocomplete="off" spellcheck="false" data-index="{Asset("search-index.js")}">
        {SearchIcon}<kbd aria-hidden="true">/</kbd>
        <div id="book-results"><p role="status"></p><ol></ol></div>
        </search>
        <button id="book-theme" class="book-button book-scripts" type="button" aria-pressed="false" aria-label="Dark theme" title="Light or dark">{SunIcon}{MoonIcon}</button>
        </header>
        """;

    private const string ContentsButton = $"""
        <button class="book-button book-menu" type="button" popovertarget="{LessonPage.ContentsId}" aria-label="Contents" title="Contents"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16M4 12h16M4 18h10"/></svg></button>

        """;

    private const string Banner = "<p class=\"book-banner\"><strong>For instructors.</strong> This book shows the solutions of the exercises. Do not give it to students.</p>\n";

    private const string SearchIcon = """<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="7"/><path d="M16 16l6 6"/></svg>""";

    private const string SunIcon = """<svg class="book-sun" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="4.5"/><path d="M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M4.9 4.9l1.8 1.8M17.3 17.3l1.8 1.8M19.1 4.9l-1.8 1.8M6.7 17.3l-1.8 1.8"/></svg>""";

    private const string MoonIcon = """<svg class="book-moon" viewBox="0 0 24 24" aria-hidden="true"><path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/></svg>""";
}
