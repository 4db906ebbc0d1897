using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What the data of a figure has to be. The series have to be the same; keys that it does not name are not compared.</summary>
/// <param name="Title">The title, or null for any.</param>
/// <param name="Series">The series by name, and in each its values by key.</param>
/// <param name="IsIgnored">True where any figure will do.</param>
internal sealed record FigureExpectation(
    string? Title, IReadOnlyDictionary<string, IReadOnlyDictionary<string, ValuesExpectation>> Series, bool IsIgnored)
{
    /// <summary>Reads the object.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static FigureExpectation Read(ExpectationJson json)
    {
        json.RequireKnownKeys("title", "series", "ignore");
        var series = new OrderedDictionary<string, IReadOnlyDictionary<string, ValuesExpectation>>();
        foreach (var name in json.Has("series") ? json["series"].Keys : [])
        {
            series[name] = ReadSeries(json["series"][name]);
        }

        return new FigureExpectation(json.Has("title") ? json["title"].AsText() : null, series, json.IsTrue("ignore"));
    }

    /// <summary>The figure exactly as it is.</summary>
    public static FigureExpectation Exactly(PlotlyFigure figure) => Empty.UpdateFrom(figure, _ => { });

    /// <summary>The differences, a line each.</summary>
    public IEnumerable<string> Mismatches(PlotlyFigure figure)
    {
        if (IsIgnored)
        {
            yield break;
        }

        if (Title is not null && Title != figure.Title)
        {
            yield return $"the title is '{figure.Title}', expected '{Title}'";
        }

        foreach (var name in Series.Keys.Except(figure.Series.Keys))
        {
            yield return $"no series '{name}'";
        }

        foreach (var (name, data) in figure.Series)
        {
            foreach (var mismatch in Series.TryGetValue(name, out var expected) ? Mismatches(expected, data) : ["is not expected"])
            {
                yield return $"series '{name}' {mismatch}";
            }
        }
    }

    /// <summary>The expectation that this figure meets: comparators stay, exact values are replaced by the actual ones.</summary>
    public FigureExpectation UpdateFrom(PlotlyFigure figure, Action<string> failing)
    {
        if (IsIgnored)
        {
            return this;
        }

        var series = new OrderedDictionary<string, IReadOnlyDictionary<string, ValuesExpectation>>();
        foreach (var (name, data) in figure.Series)
        {
            series[name] = UpdateSeries(name, Series.GetValueOrDefault(name), data, failing);
        }

        return new FigureExpectation(figure.Title, series, IsIgnored: false);
    }

    /// <summary>The object as the file states it.</summary>
    public JsonObject ToJson()
    {
        if (IsIgnored)
        {
            return new JsonObject { ["ignore"] = true };
        }

        var series = Series.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)ToJson(entry.Value)));
        var json = new JsonObject();
        if (Title is not null)
        {
            json["title"] = Title;
        }

        json["series"] = new JsonObject(series);
        return json;
    }

    private static FigureExpectation Empty { get; } =
        new(null, new Dictionary<string, IReadOnlyDictionary<string, ValuesExpectation>>(), IsIgnored: false);

    private static OrderedDictionary<string, ValuesExpectation> ReadSeries(ExpectationJson json)
    {
        var values = new OrderedDictionary<string, ValuesExpectation>();
        foreach (var key in json.Keys)
        {
            values[key] = ValuesExpectation.Read(json[key]);
        }

        return values;
    }

    private static IEnumerable<string> Mismatches(IReadOnlyDictionary<string, ValuesExpectation> expected, IReadOnlyDictionary<string, JsonArray> data)
    {
        foreach (var (key, values) in expected)
        {
            var mismatch = data.TryGetValue(key, out var actual) ? values.Mismatch(actual) : "not there";
            if (mismatch is not null)
            {
                yield return $"{key}: {mismatch}";
            }
        }
    }

    private static OrderedDictionary<string, ValuesExpectation> UpdateSeries(
        string name, IReadOnlyDictionary<string, ValuesExpectation>? expected, IReadOnlyDictionary<string, JsonArray> data, Action<string> failing)
    {
        var updated = new OrderedDictionary<string, ValuesExpectation>();
        foreach (var (key, values) in data)
        {
            // The author left this key out on purpose.
            if (expected is not null && !expected.ContainsKey(key))
            {
                continue;
            }

            var comparator = expected?[key] is { IsExact: false } kept ? kept : null;
            updated[key] = comparator ?? ValuesExpectation.Exactly(values);
            if (comparator?.Mismatch(values) is { } mismatch)
            {
                failing($"series '{name}' {key}: {mismatch}");
            }
        }

        return updated;
    }

    private static JsonObject ToJson(IReadOnlyDictionary<string, ValuesExpectation> values) =>
        new(values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.ToJson())));
}
