using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>Executed cells, as a notebook keeps them.</summary>
internal static class SampleOutputs
{
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>A cell with these outputs.</summary>
    public static NotebookCell Cell(params JsonNode?[] outputs)
    {
        var cell = Notebooks.Code("shown", "1");
        cell["outputs"] = new JsonArray(outputs);
        return Notebooks.Parse(Notebooks.Of(cell)).Cells[0];
    }

    /// <summary>What one renderer makes of one cell with these outputs.</summary>
    public static RenderedOutputs Render(params JsonNode?[] outputs) => new OutputRenderer().Render(Cell(outputs));

    /// <summary>What is made of a value with one representation.</summary>
    public static RenderedOutputs Render(string mimeType, JsonNode? value) => Render(Value((mimeType, value)));

    public static JsonObject Html(string html) => Value(("text/html", html));

    public static JsonObject Value(params (string MimeType, JsonNode? Value)[] forms) => new()
    {
        ["output_type"] = "display_data",
        ["data"] = new JsonObject(forms.Select(form => KeyValuePair.Create(form.MimeType, form.Value))),
        ["metadata"] = new JsonObject(),
    };

    public static JsonObject Stream(string text, string name = "stdout") =>
        new() { ["output_type"] = "stream", ["name"] = name, ["text"] = MultilineText.ToLines(text) };

    public static JsonObject Error(string name, string message, params string[] traceback) => new()
    {
        ["output_type"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
    };

    /// <summary>Everything that the library displays, as HTML by name.</summary>
    public static IReadOnlyDictionary<string, string> OfLibrary { get; } = new Dictionary<string, string>
    {
        ["table"] = Table.Of(new[] { (1, "a"), (2, "<b>") }).ToHtml(),
        ["figure"] = Figure().ToHtml(),
        ["bench"] = new Figure("Times", "Bars", Table.Of(new[] { 1 }), """{"data":[],"layout":{}}""").ToHtml(),
        ["lru"] = SampleRuns.Lru().ToHtml(),
        ["ttl"] = SampleRuns.Ttl().ToHtml(),
        ["alerts"] = SampleRuns.Alerts().ToHtml(),
        ["report"] = LostUpdate().ToHtml(),
        ["schedule"] = LostUpdate().Shortest!.ToHtml(),
        ["hint"] = new ExerciseHint(1, 3, "Look at the key.").ToHtml(),
    };

    public static Figure Figure(string title = "Two points") =>
        new(title, "A line", Table.Of(new[] { (1, 2), (3, 4) }), """{"data":[{"x":[1,3],"y":[2,4],"name":"</script><!--<script>"}],"layout":{}}""");

    private static InterleavingReport LostUpdate() =>
        Interleavings.Explore(() => new int[1], [("A", Increment), ("B", Increment)], [new Invariant<int[]>("both count", counter => counter[0] == 2, OnlyAtEnd: true)]);

    private static IEnumerable<ThreadStep> Increment(int[] counter)
    {
        var read = counter[0];
        yield return $"read {read}";
        counter[0] = read + 1;
        yield return "write";
    }
}
