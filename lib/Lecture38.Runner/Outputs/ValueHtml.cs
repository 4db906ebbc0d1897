using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace Lecture38.Runner;

/// <summary>Writes a value in the richest of its representations that the book can show.</summary>
internal static class ValueHtml
{
    private static readonly string[] Pictures = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"];

    internal static void Append(OutputPart part, JsonObject data, JsonObject? metadata)
    {
        var value = new ValueForms(data, metadata);
        var html = ReadHtml(value);
        if ((html is not null && LibraryHtml.TryAppend(part, html)) || PlotlyHtml.TryAppend(part, value.Json(MimeBundle.PlotlyFigure)))
        {
            return;
        }

        if (html is not null)
        {
            IsolatedHtml.Append(part, html);
        }
        else if (!Pictures.Any(mimeType => PictureHtml.TryAppend(part, value, mimeType)))
        {
            AppendAsText(part, value);
        }
    }

    /// <summary>HTML, or a script that wants to run; null where there is none, or none that a browser could show.</summary>
    private static IElement? ReadHtml(ValueForms value) => (value.Text(MimeBundle.TextHtml), value.Text("application/javascript")) switch
    {
        ({ } html, _) => HtmlFragment.TryParse(html),
        (_, { } script) => HtmlFragment.OfScript(script),
        _ => null,
    };

    private static void AppendAsText(OutputPart part, ValueForms value)
    {
        if (value.Text("text/markdown") is { } markdown)
        {
            part.Html.Append("<div class=\"output prose\">\n").Append(part.Prose.Render(markdown).Html).Append("</div>\n");
        }
        else if (value.Json("application/json") is { } json)
        {
            TextHtml.AppendJson(part, json);
        }
        else if (PlainText(value) is { } text)
        {
            TextHtml.AppendText(part, text);
        }
        else if (value.MimeTypes.Any())
        {
            OutputNotes.Append(part, $"The book cannot show this output: {string.Join(", ", value.MimeTypes)}.");
        }
    }

    private static string? PlainText(ValueForms value) =>
        value.MimeTypes.Where(IsText).OrderBy(mimeType => mimeType != MimeBundle.TextPlain).Select(value.Text).FirstOrDefault(text => text is not null);

    private static bool IsText(string mimeType) =>
        mimeType != MimeBundle.TextHtml && mimeType.StartsWith("text/", StringComparison.Ordinal);
}
