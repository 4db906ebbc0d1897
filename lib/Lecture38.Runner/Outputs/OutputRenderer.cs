using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// Writes what cells showed when they ran as HTML for a static page. An output can break neither the page nor another cell: what
/// this course's library displays stands in the page as it is, other HTML in a tree of its own, and HTML with scripts in a frame
/// of its own. Nothing is loaded from outside the book. Malformed outputs show what can be shown. One instance a page; not safe
/// for concurrent use.
/// </summary>
/// <param name="prose">What renders the page's Markdown, for outputs that are Markdown; one of its own where none is given.</param>
public sealed class OutputRenderer(ProseRenderer? prose = null)
{
    private readonly ProseRenderer _prose = prose ?? new ProseRenderer(target => target);
    private int _frames;

    /// <summary>Writes a cell's outputs; linear in their size. The same outputs give the same HTML.</summary>
    /// <param name="cell">A cell of an executed notebook.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cell"/> is null.</exception>
    public RenderedOutputs Render(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var part = new OutputPart(() => ++_frames, _prose);
        var outputs = cell.Outputs.OfType<JsonObject>().ToList();
        for (var i = 0; i < outputs.Count; i++)
        {
            if (IsStream(outputs[i]))
            {
                var name = Text(outputs[i]["name"]);
                var pieces = outputs.Skip(i).TakeWhile(output => IsStream(output) && Text(output["name"]) == name).ToList();
                TextHtml.AppendStream(part, name, string.Concat(pieces.Select(piece => Text(piece["text"]))));
                i += pieces.Count - 1;
            }
            else
            {
                Append(part, outputs[i]);
            }
        }

        return part.ToOutputs();
    }

    /// <summary>A string, or lines of one; anything else as the JSON that it is.</summary>
    internal static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray lines when MultilineText.TryRead(lines) is null => string.Concat(lines.Select(Text)),
        _ => MultilineText.TryRead(value) ?? value.ToJsonString(),
    };

    private static void Append(OutputPart part, JsonObject output)
    {
        if (Text(output["output_type"]) == "error")
        {
            var trace = output["traceback"] is JsonArray lines ? string.Join('\n', lines.Select(Text)) : Text(output["traceback"]);
            TextHtml.AppendError(part, Text(output["ename"]), Text(output["evalue"]), trace);
        }
        else if (output["data"] is JsonObject data)
        {
            ValueHtml.Append(part, data, output["metadata"] as JsonObject);
        }
    }

    private static bool IsStream(JsonObject output) => Text(output["output_type"]) == "stream";
}
