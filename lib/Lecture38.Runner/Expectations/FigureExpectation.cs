using System.Text.Json.Nodes;
using SeriesData = System.Collections.Generic.IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonArray>;
using SeriesExpectation = System.Collections.Generic.IReadOnlyDictionary<string, Lecture38.Runner.ValuesExpectation>;

namespace Lecture38.Runner;

/// <summary>What a figure has to draw: exactly these series, and in each of them at least these values.</summary>
/// <param name="Title">The title, or null for any.</param>
/// <param name="Series">By the name of each series, its values by key.</param>
/// <param name="IsIgnored">True if any figure matches.</param>
internal sealed record FigureExpectation(string? Title, IReadOnlyDictionary<string, SeriesExpectation> Series, bool IsIgnored)
{
    /// <summary>The expectation of a figure that the file does not have yet, before <see cref="UpdateFrom"/>.</summary>
    public static FigureExpectation New { get; } = new(null, new Dictionary<string, SeriesExpectation>(), IsIgnored: false);

    /// <exception cref="FormatException">The JSON is not a figure's expectation.</exception>
    public static FigureExpectation Read(ExpectationJson json)
    {
        json.RequireKnownKeys("title", "series", "ignore");
        return new FigureExpectation(
            json.Get("title", title => title.AsText(), null),
            json.Get("series", all => all.Members<SeriesExpectation>(one => one.Members(ValuesExpectation.Read)), New.Series),
            json.IsTrue("ignore"));
    }

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

    /// <summary>Keeps comparators, and replaces everything exact by the actual title and values.</summary>
    /// <param name="failing">Receives a line for each comparator that does not match.</param>
    public FigureExpectation UpdateFrom(PlotlyFigure figure, Action<string> failing)
    {
        if (IsIgnored)
        {
            return this;
        }

        var series = new OrderedDictionary<string, SeriesExpectation>();
        foreach (var (name, data) in figure.Series)
        {
            series[name] = Update(Series.GetValueOrDefault(name), data, line => failing($"series '{name}' {line}"));
        }

        return new FigureExpectation(figure.Title, series, IsIgnored: false);
    }

    public JsonObject ToJson()
    {
        if (IsIgnored)
        {
            return new JsonObject { ["ignore"] = true };
        }

        var json = new JsonObject();
        if (Title is not null)
        {
            json["title"] = Title;
        }

        json["series"] = ExpectationJson.Write(Series, series => ExpectationJson.Write(series, values => values.ToJson()));
        return json;
    }

    private static IEnumerable<string> Mismatches(SeriesExpectation expected, SeriesData data) =>
        from entry in expected
        let mismatch = data.TryGetValue(entry.Key, out var actual) ? entry.Value.Mismatch(actual) : "not there"
        where mismatch is not null
        select $"{entry.Key}: {mismatch}";

    private static OrderedDictionary<string, ValuesExpectation> Update(SeriesExpectation? expected, SeriesData data, Action<string> failing)
    {
        var updated = new OrderedDictionary<string, ValuesExpectation>();

        // A key that the file leaves out is left out on purpose.
        foreach (var (key, values) in data.Where(entry => expected is null || expected.ContainsKey(entry.Key)))
        {
            var comparator = expected?[key] is { IsExact: false } kept ? kept : null;
            updated[key] = comparator ?? ValuesExpectation.Exactly(values);
            if (comparator?.Mismatch(values) is { } mismatch)
            {
                failing($"{key}: {mismatch}");
            }
        }

        return updated;
    }
}
