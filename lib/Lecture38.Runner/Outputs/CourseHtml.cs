using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>
/// Writes the outputs of the course's library (figures, steppers, tables, callouts, timelines) as a part of the page, without the styles
/// and scripts that each of them has: the book's assets have these once.
/// </summary>
internal static class CourseHtml
{
    /// <summary>
    /// Elements that the library never writes. A notebook can mark any HTML as the library's; the page's policy would block most of it,
    /// but not a script that a frame of the same page is allowed to run.
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

        // Some hostile HTML is parsed differently once it has been written.
        var content = body.InnerHtml;
        return Parse(content).InnerHtml == content ? $"<div class=\"output display\" data-scroll=\"Output\">{content}</div>\n" : null;
    }

    private static bool HasHandler(IElement element) =>
        element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));

    private static IElement Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!;
}
