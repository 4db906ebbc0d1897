using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner.Tests;

/// <summary>Outputs of executed cells, as a notebook keeps them, and what the book makes of them.</summary>
internal static class SampleOutputs
{
    /// <summary>All that the library displays, as HTML by name.</summary>
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

    /// <summary>A cell with these outputs.</summary>
    public static NotebookCell Cell(params JsonNode?[] outputs) => Notebooks.Parse(Notebooks.Of(Code("shown", outputs))).Cells[0];

    /// <summary>The same for a notebook.</summary>
    public static JsonObject Code(string id, params JsonNode?[] outputs)
    {
        var cell = Notebooks.Code(id, "1");
        cell["outputs"] = new JsonArray(outputs);
        return cell;
    }

    /// <summary>Renders a cell with these outputs.</summary>
    public static RenderedOutputs Render(params JsonNode?[] outputs) => new OutputRenderer(new ProseRenderer(target => target)).Render(Cell(outputs));

    /// <summary>Renders a value with one representation.</summary>
    public static RenderedOutputs Render(string mimeType, JsonNode? value) => Render(Value((mimeType, value)));

    /// <summary>The visible lines of an output, those in frames included.</summary>
    public static IReadOnlyList<string> Lines(RenderedOutputs outputs)
    {
        var page = Parse(outputs.Html);
        foreach (var frame in page.QuerySelectorAll("iframe").ToList())
        {
            frame.OuterHtml = Parse(frame.GetAttribute("srcdoc")!).InnerHtml;
        }

        return HtmlText.Lines(page.InnerHtml);
    }

    /// <summary>HTML as the body of a page.</summary>
    public static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    /// <summary>HTML of others.</summary>
    public static JsonObject Foreign(string html) => Value((MimeTypes.Html, html));

    /// <summary>HTML with the library's marker.</summary>
    public static JsonObject OfCourse(string html) => Value((MimeTypes.Html, html), (MimeTypes.CourseHtml, "1"));

    public static JsonObject Value(params (string MimeType, JsonNode? Value)[] representations) => new()
    {
        ["output_type"] = "display_data",
        ["data"] = new JsonObject(representations.Select(representation => KeyValuePair.Create(representation.MimeType, representation.Value))),
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

    /// <summary>A plotly figure as Plotly.NET writes it.</summary>
    public static JsonNode Chart(params IEnumerable<string> traces) => JsonNode.Parse($$"""
        {"data":[{{string.Join(',', traces)}}],"frames":[],
         "layout":{"width":6000,"height":600,"title":{"text":"<b>Hit</b> ratio &amp; size"},"xaxis":{"title":{"text":"size"} } } }
        """)!;

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
