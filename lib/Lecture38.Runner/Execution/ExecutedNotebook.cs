using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A notebook with what its cells showed, in the form of nbformat.</summary>
internal static class ExecutedNotebook
{
    private static readonly JsonDocumentOptions WithoutDuplicates = new() { AllowDuplicateProperties = false };

    /// <summary>Puts outputs, execution counts and times into a notebook, in place of what it held; its text.</summary>
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
            data[mimeType] = IsJson(mimeType) ? ParseOrKeep(text) : IsText(mimeType) ? MultilineText.ToLines(text) : text;
        }

        return data;
    }

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml" or "application/javascript";

    private static JsonNode? ParseOrKeep(string text)
    {
        try
        {
            var value = JsonNode.Parse(text, documentOptions: WithoutDuplicates);

            // The strings are decoded only now: half of a surrogate pair is found here, not when the notebook is written.
            CanonicalJson.Serialize(value);
            return value;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return text;
        }
    }
}
