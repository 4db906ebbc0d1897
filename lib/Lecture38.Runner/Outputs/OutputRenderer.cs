using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A cell's outputs as a part of a page.</summary>
/// <param name="Html">The HTML; empty if the cell shows nothing.</param>
/// <param name="Scripts">The exact texts of the scripts in it, whose hashes the page's policy must allow.</param>
internal sealed record RenderedOutputs(string Html, IReadOnlyList<string> Scripts);

/// <summary>
/// Writes the outputs of executed cells as HTML for a static page: those of the course's library as a part of the page, any other HTML in
/// a sandboxed frame. Nothing is loaded from outside the book, and of a malformed output, what is readable is shown. Use one instance per
/// page. Not thread-safe.
/// </summary>
/// <param name="prose">Renders outputs that are Markdown.</param>
internal sealed class OutputRenderer(ProseRenderer prose)
{
    private int _frames;

    /// <summary>Writes a cell's outputs, in linear time. The same outputs give the same HTML.</summary>
    public RenderedOutputs Render(NotebookCell cell)
    {
        var (html, scripts) = (new StringBuilder(), new List<string>());
        JsonObject[] outputs = [.. cell.Outputs.OfType<JsonObject>()];
        for (var i = 0; i < outputs.Length; i++)
        {
            if (IsStream(outputs[i]))
            {
                var name = Text(outputs[i]["name"]);
                JsonObject[] pieces = [.. outputs.Skip(i).TakeWhile(output => IsStream(output) && Text(output["name"]) == name)];
                html.Append(TextHtml.Stream(name, string.Concat(pieces.Select(piece => Text(piece["text"])))));
                i += pieces.Length - 1;
            }
            else
            {
                var rendered = Render(outputs[i]);
                html.Append(rendered.Html);
                scripts.AddRange(rendered.Scripts);
            }
        }

        return new RenderedOutputs(html.ToString(), scripts);
    }

    /// <summary>A string, or the lines of one; any other JSON as it is.</summary>
    internal static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray lines when MultilineText.TryRead(lines) is null => string.Concat(lines.Select(Text)),
        _ => MultilineText.TryRead(value) ?? value.ToJsonString(),
    };

    private RenderedOutputs Render(JsonObject output)
    {
        if (Text(output["output_type"]) == "error")
        {
            var trace = output["traceback"] is JsonArray lines ? string.Join('\n', lines.Select(Text)) : Text(output["traceback"]);
            return Static(TextHtml.Error(Text(output["ename"]), Text(output["evalue"]), trace));
        }

        return output["data"] is JsonObject data ? Render(new MimeBundleReader(data, output["metadata"] as JsonObject)) : Static("");
    }

    /// <summary>Writes the richest representation that a book can show.</summary>
    private RenderedOutputs Render(MimeBundleReader value)
    {
        var html = value.Text(MimeTypes.Html) is { } given && !HtmlText.IsTooDeep(given) ? given : null;
        if (html is not null && value.MimeTypes.Contains(MimeTypes.CourseHtml) && CourseHtml.TryWrite(html) is { } ofCourse)
        {
            return Static(ofCourse);
        }

        if (PlotlyHtml.TryWrite(value.Json(MimeTypes.Plotly)) is { } chart)
        {
            return Static(chart);
        }

        if (html is null && value.Text("application/javascript") is { } script)
        {
            html = $"<script>{script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}</script>";
        }

        return html is not null ? ForeignHtml.Write(html, ++_frames) : Static(PictureHtml.TryWrite(value) ?? AsText(value));
    }

    private static RenderedOutputs Static(string html) => new(html, []);

    private string AsText(MimeBundleReader value)
    {
        if (value.Text("text/markdown") is { } markdown)
        {
            return $"<div class=\"output prose\">\n{prose.Render(markdown).Html}</div>\n";
        }

        if (value.Json("application/json") is { } json)
        {
            return TextHtml.Json(json);
        }

        var text = value.MimeTypes.Where(type => type.StartsWith("text/", StringComparison.Ordinal) && type != MimeTypes.Html)
            .OrderBy(type => type != MimeTypes.PlainText).Select(value.Text).FirstOrDefault(text => text is not null);
        return text is not null ? TextHtml.Text(text)
            : value.MimeTypes.Any() ? $"<p class=\"output-note\">The book cannot show this output: {XmlSafeText.Encode(string.Join(", ", value.MimeTypes))}.</p>\n"
            : "";
    }

    private static bool IsStream(JsonObject output) => Text(output["output_type"]) == "stream";
}
