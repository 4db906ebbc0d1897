using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Writes a notebook with its outputs, as nbformat stores them.</summary>
internal static class ExecutedNotebook
{
    /// <summary>Replaces the outputs, execution counts and times in a notebook, and returns its text.</summary>
    public static string ToText(NotebookDocument notebook, IEnumerable<CellRun> runs)
    {
        notebook.ClearOutputs();
        foreach (var (cell, execution, count) in runs.Where(run => run.Count is not null))
        {
            cell.SetOutputs([.. execution.Outputs.Outputs.Select(output => ToJson(output, count))], count);
            cell.SetTiming(execution.Started, execution.Started + execution.Duration);
        }

        return notebook.ToCanonicalText();
    }

    private static JsonObject ToJson(CellOutput output, int? executionCount) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["output_type"] = "stream",
            ["name"] = stream.Name,
            ["text"] = MultilineText.ToLines(stream.Text.ToString()),
        },
        ValueOutput { IsResult: true } result => new JsonObject
        {
            ["output_type"] = "execute_result",
            ["data"] = ToJson(result.Value),
            ["metadata"] = new JsonObject(),
            ["execution_count"] = executionCount,
        },
        ValueOutput display => new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = ToJson(display.Value),
            ["metadata"] = new JsonObject(),
        },
        ErrorOutput { Error: var error } => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Trace.Split('\n').Select(line => JsonValue.Create(line))]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, "An output of an unknown kind."),
    };

    private static JsonObject ToJson(MimeBundle value)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in value)
        {
            data[mimeType] = IsJson(mimeType) && StrictJson.TryParse(text, out var json) ? json : IsText(mimeType) ? MultilineText.ToLines(text) : text;
        }

        return data;
    }

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml" or "application/javascript";
}
