using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>
/// Writes what this course's library shows (figures, steppers, tables, callouts, timelines) as a part of the page. The library's styles
/// and scripts, which every output carries, are left out: the book has them once, in its assets.
/// </summary>
internal static class CourseHtml
{
    /// <summary>
    /// What the library never shows. A notebook can mark any HTML as the library's; the page's policy would block most of it, but not a
    /// script that a frame of the same page is allowed to run.
    /// </summary>
    private const string Unexpected = "base, embed, form, frame, iframe, link, meta, object, template";

    /// <summary>The HTML for the page; null if it is not the library's, whatever its marker says.</summary>
    internal static string? TryWrite(string html)
    {
        var body = Parse(html);
        foreach (var repeated in body.QuerySelectorAll("style, script:not([type='application/json'])").ToList())
        {
            repeated.Remove();
        }

        if (body.QuerySelector(Unexpected) is not null || body.QuerySelectorAll("*").Any(HasHandler))
        {
            return null;
        }

        foreach (var figure in body.QuerySelectorAll("figure.lecture38-figure"))
        {
            figure.SetAttribute("data-plotly", $"{OutputAssets.Folder}/{OutputAssets.Plotly}");
        }

        foreach (var table in body.QuerySelectorAll(".lecture38-table"))
        {
            table.SetAttribute("data-scroll", "Table");
        }

        // Some hostile HTML reads differently after it was written.
        var content = body.InnerHtml;
        return Parse(content).InnerHtml == content ? $"<div class=\"output display\" data-scroll=\"Output\">{content}</div>\n" : null;
    }

    private static bool HasHandler(IElement element) =>
        element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));

    private static IElement Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!;
}
