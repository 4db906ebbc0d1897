using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A cell of a notebook. Keys that the runner does not know stay as they were.</summary>
internal sealed class NotebookCell
{
    private readonly JsonObject _json;

    internal NotebookCell(JsonObject json, string id)
    {
        _json = json;
        Id = id;
        Kind = json["cell_type"]!.GetValue<string>();
        Source = MultilineText.TryRead(json["source"]) ?? "";
        Tags = (Metadata?["tags"] as JsonArray)?.Select(tag => tag!.GetValue<string>()).ToHashSet() ?? [];
    }

    /// <summary>The cell's id; for a cell without one, <c>cell-N</c> with its position, counted from 1.</summary>
    public string Id { get; internal set; }

    /// <summary><c>code</c>, <c>markdown</c> or <c>raw</c>.</summary>
    public string Kind { get; }

    public string Source { get; private set; }

    public IReadOnlySet<string> Tags { get; }

    public CellGrading? Grading => CellGrading.Read(Metadata);

    public bool IsCode => Kind == "code";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Source);

    /// <summary>True for a code cell with an execution count or outputs.</summary>
    public bool WasExecuted => _json["execution_count"] is not null || _json["outputs"] is JsonArray { Count: > 0 };

    /// <summary>The sub-kernel that runs the cell: <c>csharp</c> unless the metadata names another, such as <c>html</c>.</summary>
    public string KernelName =>
        Metadata.Member("polyglot_notebook", "kernelName").TextOrNull() ?? Metadata.Member("dotnet_interactive", "language").TextOrNull() ?? "csharp";

    /// <summary>The pictures attached to a Markdown cell: name, then MIME type, then base64; null if there are none.</summary>
    internal JsonObject? Attachments => _json["attachments"] as JsonObject;

    /// <summary>The outputs of the last execution, as nbformat stores them; empty if there was none.</summary>
    internal JsonArray Outputs => _json["outputs"] as JsonArray ?? [];

    internal JsonObject? Metadata => _json["metadata"] as JsonObject;

    /// <summary>A copy of the cell with other text and without outputs. It belongs to no notebook.</summary>
    public NotebookCell WithSource(string source)
    {
        var json = _json.DeepClone().AsObject();
        json["source"] = MultilineText.ToLines(source);
        if (IsCode)
        {
            json["outputs"] = new JsonArray();
        }

        return new NotebookCell(json, Id);
    }

    public void ReplaceSource(string source)
    {
        Source = source;
        WriteSource();
    }

    public void SetOutputs(JsonArray outputs, int? executionCount)
    {
        _json["outputs"] = outputs.DeepClone();
        _json["execution_count"] = executionCount;
    }

    /// <summary>Stores when the cell started and ended, under the keys that Jupyter uses.</summary>
    public void SetTiming(DateTimeOffset started, DateTimeOffset ended)
    {
        EnsureMetadata()["execution"] = new JsonObject
        {
            ["iopub.execute_input"] = started.UtcDateTime.ToString("O"),
            ["shell.execute_reply"] = ended.UtcDateTime.ToString("O"),
        };
    }

    internal void AddTo(JsonArray cells, int position) => cells.Insert(position, _json);

    internal void WriteId() => _json["id"] = Id;

    internal void WriteSource() => _json["source"] = MultilineText.ToLines(Source);

    internal JsonObject EnsureMetadata()
    {
        if (Metadata is null)
        {
            _json["metadata"] = new JsonObject();
        }

        return Metadata!;
    }
}
