using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>A plotly figure in words and as a table.</summary>
internal sealed partial class ChartText(PlotlyFigure chart, JsonObject layout)
{
    /// <summary>If there are more points, the table has this many of them, evenly spaced.</summary>
    private const int MaxRows = 25;

    private const int MaxSeriesInWords = 6;

    internal bool IsEmpty => chart.Series.Values.All(values => PointsOf(values) == 0);

    /// <summary>The figure's title, or else the names of its series.</summary>
    internal string Title => Plain(chart.Title) is { Length: > 0 } title
        ? title
        : $"Chart of {string.Join(", ", chart.Series.Keys.Take(MaxSeriesInWords).Select(Plain))}";

    /// <summary>The series with their ranges, for readers who do not see the drawing.</summary>
    internal string Description
    {
        get
        {
            var series = chart.Series.Take(MaxSeriesInWords).Select(InWords);
            var more = chart.Series.Count - MaxSeriesInWords;
            return $"Chart of {string.Join("; ", more > 0 ? series.Append($"{more} more series") : series)}.";
        }
    }

    internal Table Table()
    {
        string[] keys = [.. chart.Series.Values.SelectMany(values => values.Keys).Distinct()];
        string[][] rows =
        [
            .. chart.Series.SelectMany(series => Enumerable.Range(0, PointsOf(series.Value)).Select(point =>
                (string[])[Plain(series.Key), .. keys.Select(key => Cell(series.Value.GetValueOrDefault(key)?.ElementAtOrDefault(point)))])),
        ];
        var shown = rows.Length <= MaxRows ? rows : [.. Enumerable.Range(0, MaxRows).Select(i => rows[(long)i * (rows.Length - 1) / (MaxRows - 1)])];
        var first = shown.Length == rows.Length ? "Series" : $"Series ({MaxRows} of {rows.Length} points)";
        return new Table([new TableColumn(first, IsNumeric: false), .. keys.Select((key, i) => new TableColumn(AxisTitle(key), IsNumeric(shown, i + 1)))], shown);
    }

    private static bool IsNumeric(string[][] rows, int column) => rows.All(row => row[column].Length == 0 || double.TryParse(row[column], CultureInfo.InvariantCulture, out _));

    private static int PointsOf(IReadOnlyDictionary<string, JsonArray> values) => values.Values.Select(list => list.Count).DefaultIfEmpty(0).Max();

    private string AxisTitle(string key)
    {
        var title = layout.Member($"{key}axis", "title");
        return (title.TextOrNull() ?? title.Member("text").TextOrNull()) is { Length: > 0 } text ? Plain(text) : key;
    }

    private string InWords(KeyValuePair<string, IReadOnlyDictionary<string, JsonArray>> series) => string.Join(", ", series.Value
        .Select(values => (Axis: AxisTitle(values.Key), Numbers: values.Value.Select(JsonReading.NumberOrNull).OfType<double>().ToList()))
        .Where(values => values.Numbers.Count > 0)
        .Select(values => $"{values.Axis} from {DisplayText.Number(values.Numbers.Min())} to {DisplayText.Number(values.Numbers.Max())}")
        .Prepend($"{Plain(series.Key)} with {DisplayText.Counted(PointsOf(series.Value), "point")}"));

    private static string Cell(JsonNode? value) => value.NumberOrNull() is { } number ? DisplayText.Number(number) : Plain(OutputRenderer.Text(value));

    /// <summary>Plotly's texts may contain a few tags and entities.</summary>
    private static string Plain(string text) =>
        WebUtility.HtmlDecode(Tag().Replace(text, tag => tag.Value.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? " " : "")).Trim();

    [GeneratedRegex("</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();
}
