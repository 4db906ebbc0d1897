using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>
/// Writes HTML that is not the course's into a sandboxed frame: it cannot access the page, and the page's policy lets it load nothing.
/// </summary>
internal static class ForeignHtml
{
    private const string Loading = "[src], [srcset], [poster], [background], link[href], object[data]";

    private static readonly string HeightScript = EmbeddedText.Read("frame-height.js");

    /// <summary>Writes a frame.</summary>
    /// <param name="html">Its content, which may be malformed.</param>
    /// <param name="number">Its number on the page, from 1.</param>
    internal static RenderedOutputs Write(string html, int number)
    {
        // HTML without colors follows the reader's theme; HTML with colors mostly expects a white background.
        var scheme = html.Contains("color", StringComparison.OrdinalIgnoreCase) || html.Contains("background", StringComparison.OrdinalIgnoreCase) ? "light" : "light dark";
        var text = XmlSafeText.Of($$"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Output</title><base target="_blank">
            <style>:root{color-scheme:{{scheme}};font:1rem/1.5 system-ui,sans-serif}body{margin:8px}table{border-collapse:collapse}th,td{padding:.2em .6em;text-align:start;vertical-align:top}img,svg{max-width:100%}</style>
            <script>{{HeightScript}}</script></head><body>{{html.ReplaceLineEndings("\n")}}
            """);
        using var document = new HtmlParser().ParseDocument(text);
        var frame = $"""
            <div class="output"><iframe class="output-frame" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" title="Output {number} in a frame" srcdoc="{HtmlEncoding.Attribute(text)}"></iframe></div>

            """;
        return new RenderedOutputs(frame + NoteOn(document), [.. document.Scripts.Select(script => script.Text), .. Handlers(document)]);
    }

    private static IEnumerable<string> Handlers(IDocument document) => document.All
        .SelectMany(element => element.Attributes)
        .Where(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        .Select(attribute => attribute.Value);

    private static string NoteOn(IHtmlDocument document) => document.QuerySelectorAll(Loading).All(IsInNotebook)
        ? ""
        : "<p class=\"output-note\">Parts of this output are not in the notebook. They are missing here, because this book loads nothing from other sites.</p>\n";

    private static bool IsInNotebook(IElement element) =>
        ((string[])["src", "srcset", "poster", "background", "href", "data"]).Select(element.GetAttribute).OfType<string>()
            .All(address => address.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase));
}
