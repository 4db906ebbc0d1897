using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>The data of a Plotly figure: its title, and by each series' name the values that it draws.</summary>
/// <param name="Title">The title's text, empty if there is none.</param>
/// <param name="Series">The series by name, in drawing order, and in each its values by key, such as <c>x</c>, <c>y</c>, <c>error_y.array</c>.</param>
internal sealed record PlotlyFigure(string Title, IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonArray>> Series)
{
    /// <summary>The keys of a trace that hold data.</summary>
    private static readonly string[] DataKeys =
        ["x", "y", "z", "base", "labels", "parents", "values", "r", "theta", "open", "high", "low", "close", "error_x.array", "error_y.array", "error_y.arrayminus"];

    public static IReadOnlyList<PlotlyFigure> Of(IEnumerable<CellOutput> outputs) =>
    [
        .. outputs.OfType<ValueOutput>()
            .Select(output => output.Value.GetValueOrDefault(MimeTypes.Plotly))
            .OfType<string>()
            .Select(Parse),
    ];

    /// <summary>Reads a figure's JSON; anything else gives an empty figure.</summary>
    public static PlotlyFigure Parse(string json)
    {
        var figure = StrictJson.TryParse(json, out var value) ? value as JsonObject : null;
        var series = new OrderedDictionary<string, IReadOnlyDictionary<string, JsonArray>>();
        foreach (var (index, trace) in (figure?["data"] as JsonArray ?? []).Index())
        {
            var name = trace.Member("name").TextOrNull() is { Length: > 0 } given ? given : $"series {index + 1}";
            while (!series.TryAdd(name, DataOf(trace)))
            {
                name += "'";
            }
        }

        var title = figure.Member("layout", "title");
        return new PlotlyFigure(title.TextOrNull() ?? title.Member("text").TextOrNull() ?? "", series);
    }

    public override string ToString() => string.Join(", ", Series.Select(Describe).Prepend($"'{Title}'")).ReplaceLineEndings(" ");

    private static string Describe(KeyValuePair<string, IReadOnlyDictionary<string, JsonArray>> series) =>
        $"series '{series.Key}' ({string.Join(", ", series.Value.Select(values => $"{values.Key}: {values.Value.Count} values"))})";

    private static OrderedDictionary<string, JsonArray> DataOf(JsonNode? trace)
    {
        var data = new OrderedDictionary<string, JsonArray>();
        foreach (var key in DataKeys)
        {
            if (trace.Member(key.Split('.')) is JsonArray values)
            {
                data[key] = Flatten(values);
            }
        }

        return data;
    }

    /// <summary>A heat map's rows become one list.</summary>
    private static JsonArray Flatten(JsonArray values) =>
        [.. values.SelectMany(value => value is JsonArray row ? Flatten(row) : (IEnumerable<JsonNode?>)[value]).Select(value => value?.DeepClone())];
}
