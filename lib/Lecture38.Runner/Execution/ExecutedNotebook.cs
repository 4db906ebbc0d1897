using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Writes a notebook with its outputs, as nbformat stores them, and reads one that another program has executed.</summary>
internal static class ExecutedNotebook
{
    /// <summary>What the cells of a notebook showed when another program, such as Jupyter, executed a copy of it.</summary>
    /// <param name="notebook">The notebook, whose cells have to be those of the copy.</param>
    /// <param name="path">The copy.</param>
    /// <exception cref="InvalidInputException">The copy cannot be read.</exception>
    public static NotebookRun Read(NotebookDocument notebook, string path)
    {
        var executed = NotebookDocument.Read(path).CodeCells.ToDictionary(cell => cell.Id);
        return new NotebookRun([.. notebook.CodeCells.Select((cell, index) => Read(cell, executed.GetValueOrDefault(cell.Id), index + 1))], TimeSpan.Zero);
    }

    private static CellRun Read(NotebookCell cell, NotebookCell? executed, int count)
    {
        if (cell.Tags.Contains("skip-execution"))
        {
            return new CellRun(cell, CellExecution.None(Outcome.Skipped, "tagged skip-execution"));
        }

        if (executed is null || executed.Source != cell.Source)
        {
            return new CellRun(cell, CellExecution.None(Outcome.Invalid, "the executed notebook has no such cell, or other code in it"));
        }

        if (!executed.WasExecuted && !cell.IsEmpty)
        {
            return new CellRun(cell, CellExecution.None(Outcome.Failed, "was not executed"));
        }

        var outputs = new CellOutputs(KernelLimits.MaxOutput);
        CellError? error = null;
        foreach (var output in executed.Outputs.OfType<JsonObject>())
        {
            switch (output["output_type"].TextOrNull())
            {
                case "stream":
                    outputs.AddStream(output["name"].TextOrNull() ?? "", MultilineText.TryRead(output["text"]) ?? "");
                    break;
                case "error":
                    error = CellError.FromMessage(string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(line => line.TextOrNull())));
                    outputs.AddError(error);
                    break;
                case var type:
                    outputs.AddValue(ReadValue(output["data"] as JsonObject ?? []), valueId: null, isResult: type == "execute_result");
                    break;
            }
        }

        var execution = error is null
            ? new CellExecution(Outcome.Passed, outputs)
            : new CellExecution(Outcome.Failed, outputs, error.FirstLine, error.Trace, error);
        return new CellRun(cell, execution, count);
    }

    private static MimeBundle ReadValue(JsonObject data)
    {
        var value = new MimeBundle();
        foreach (var (mimeType, representation) in data)
        {
            value[mimeType] = MultilineText.TryRead(representation) ?? representation?.ToJsonString() ?? "";
        }

        return value;
    }

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
