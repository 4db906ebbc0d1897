using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>A plotly figure in words and as a table, from what its series draw.</summary>
internal sealed partial class ChartText(PlotlyFigure chart, JsonObject layout)
{
    /// <summary>Rows that a reader may look through; of more points, the table has as many, evenly spread.</summary>
    private const int MaxRows = 25;

    private const int MaxSeriesInWords = 6;

    /// <summary>The figure's title, else what it shows.</summary>
    internal string Title => Plain(chart.Title) is { Length: > 0 } title
        ? title
        : $"Chart of {string.Join(", ", chart.Series.Keys.Take(MaxSeriesInWords).Select(Plain))}";

    /// <summary>The series with their ranges, for who does not see the drawing.</summary>
    internal string Description
    {
        get
        {
            var series = chart.Series.Take(MaxSeriesInWords).Select(InWords);
            var more = chart.Series.Count - MaxSeriesInWords;
            return $"Chart of {string.Join("; ", more > 0 ? series.Append($"{more} more series") : series)}.";
        }
    }

    /// <summary>A number, or null where the value is none.</summary>
    internal static double? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number
        && double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>One row for each point of the common axis where the series have one, else one for each point of each series.</summary>
    internal Table Table()
    {
        var key = chart.Series.Values.All(values => IsNames(values.GetValueOrDefault("y")) && !IsNames(values.GetValueOrDefault("x"))) ? "y" : "x";
        var value = key == "x" ? "y" : "x";
        return chart.Series.Values.All(values => IsFunction(values, key, value)) ? Joined(key, value) : Listed();
    }

    private Table Joined(string key, string value)
    {
        var rows = new OrderedDictionary<string, (JsonNode? Key, string[] Cells)>();
        foreach (var (column, values) in chart.Series.Values.Index())
        {
            foreach (var (point, at) in values[key].Index().Select(point => (point.Index, point.Item)))
            {
                if (!rows.TryGetValue(Cell(at), out var row))
                {
                    rows[Cell(at)] = row = (at, [.. Enumerable.Repeat("", chart.Series.Count)]);
                }

                row.Cells[column] = Cell(values[value][point]);
            }
        }

        var sorted = rows.Values.All(row => Number(row.Key) is not null) ? rows.Values.OrderBy(row => Number(row.Key)) : rows.Values.AsEnumerable();
        return Bounded(
            [AxisTitle(key), .. chart.Series.Keys.Select(name => chart.Series.Count == 1 ? Named(name, AxisTitle(value)) : name)],
            [.. sorted.Select(row => (string[])[Cell(row.Key), .. row.Cells])]);
    }

    private Table Listed()
    {
        string[] keys = [.. chart.Series.Values.SelectMany(values => values.Keys).Distinct()];
        var rows = chart.Series.SelectMany(series => Enumerable.Range(0, series.Value.Values.Select(list => list.Count).DefaultIfEmpty(0).Max())
            .Select(i => (string[])[series.Key, .. keys.Select(key => series.Value.GetValueOrDefault(key) is { } list && i < list.Count ? Cell(list[i]) : "")]));
        return Bounded(["Series", .. keys.Select(AxisTitle)], [.. rows]);
    }

    private static Table Bounded(string[] headings, string[][] rows)
    {
        var isThinned = rows.Length > MaxRows;
        var shown = isThinned ? Enumerable.Range(0, MaxRows).Select(i => rows[(long)i * (rows.Length - 1) / (MaxRows - 1)]).ToArray() : rows;
        var columns = headings.Select((heading, i) => new TableColumn(
            isThinned && i == 0 ? $"{Plain(heading)} ({MaxRows} of {rows.Length} points)" : Plain(heading),
            IsNumeric: shown.All(row => row[i].Length == 0 || double.TryParse(row[i], CultureInfo.InvariantCulture, out _))));
        return new Table([.. columns], shown);
    }

    private static bool IsFunction(IReadOnlyDictionary<string, JsonArray> values, string key, string value) =>
        values.TryGetValue(key, out var keys) && values.TryGetValue(value, out var results) && !values.ContainsKey("z")
        && keys.Count == results.Count && keys.Select(Cell).Distinct().Count() == keys.Count;

    private static bool IsNames(JsonArray? values) => values?.Any(value => value?.GetValueKind() == JsonValueKind.String) == true;

    private string AxisTitle(string key)
    {
        var title = PlotlyFigure.At(layout[$"{key}axis"], "title");
        return (PlotlyFigure.Text(title) ?? PlotlyFigure.Text(PlotlyFigure.At(title, "text"))) is { Length: > 0 } text ? Plain(text) : key;
    }

    private static string Named(string series, string axis) => axis.Length > 1 ? axis : series;

    private string InWords(KeyValuePair<string, IReadOnlyDictionary<string, JsonArray>> series)
    {
        var points = series.Value.Values.Select(values => values.Count).DefaultIfEmpty(0).Max();
        return string.Join(", ", series.Value.Select(values => Range(AxisTitle(values.Key), values.Value)).OfType<string>()
            .Prepend($"{Plain(series.Key)} with {DisplayText.Counted(points, "point")}"));
    }

    private static string? Range(string axis, JsonArray values)
    {
        var numbers = values.Select(Number).OfType<double>().ToList();
        return numbers.Count == 0 ? null : $"{axis} from {DisplayText.Number(numbers.Min())} to {DisplayText.Number(numbers.Max())}";
    }

    private static string Cell(JsonNode? value) => Number(value) is { } number ? DisplayText.Number(number) : Plain(OutputRenderer.Text(value));

    /// <summary>Plotly's texts may hold a few tags and entities.</summary>
    private static string Plain(string text) => WebUtility.HtmlDecode(Tag().Replace(text, tag => tag.ValueSpan.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? " " : "")).Trim();

    [GeneratedRegex("</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();
}
