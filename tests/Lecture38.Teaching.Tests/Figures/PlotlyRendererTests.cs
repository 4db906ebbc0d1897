using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace Lecture38.Teaching.Tests;

/// <summary>
/// The figures' JSON equals Plotly.NET's, with intended differences: colours in hexadecimal, symbols by name, no empty objects, and no
/// frames.
/// </summary>
public class PlotlyRendererTests
{
    private static readonly Dictionary<string, string> SymbolNames = new()
    {
        ["0"] = "circle",
        ["1"] = "square",
        ["2"] = "diamond",
        ["3"] = "cross",
        ["4"] = "x",
        ["5"] = "triangle-up",
        ["17"] = "star",
        ["23"] = "diamond-tall",
    };

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 90], Gen.Const("a label of several words, such that it has to be broken"), Gen.Const("<b>&amp;$x$ List<int>\n\0é"));

    private static readonly Gen<double> Number = Gen.Double[0.001, 1e9];

    private static readonly Gen<ChartAxis> Axes =
        from title in Text
        from isLogarithmic in Gen.Bool
        from range in Gen.Select(Number, Number).Nullable()
        from format in Gen.Const(".0%").Null()
        from ticks in Gen.Select(Number, Text).List[0, 3].Null()
        select new ChartAxis(title, isLogarithmic, range?.Item1, range?.Item2, format, ticks);

    private static readonly Gen<ChartLine> Lines =
        from name in Text
        from points in Gen.Select(Number, Number).List[1, 60]
        from isStepped in Gen.Bool
        from isBound in Gen.Bool
        from note in Gen.Select(Number, Number, Text).Nullable()
        select new ChartLine(name, points, isStepped, isBound, note);

    private static readonly Gen<ChartSpans> Spans = Gen.Select(
        Text,
        Gen.Bool,
        Gen.Select(Gen.Int[0, 9], Number, Number, Text).Select(span => new ChartSpan(span.Item1, span.Item2, span.Item3, span.Item4)).List[0, 4],
        (name, isHatched, items) => new ChartSpans(name, isHatched, items));

    private static readonly Gen<ChartMarks> Marks = Gen.Select(
        Text,
        Gen.Select(Gen.Int[0, 9], Number, Text).Select(mark => new ChartMark(mark.Item1, mark.Item2, mark.Item3)).List[0, 4],
        (name, items) => new ChartMarks(name, items));

    [Fact]
    public void Bars_are_PlotlyNETs() =>
        Gen.Select(Text, Axes, Gen.Select(Text, Text, Number, Number.Nullable(), (label, caption, value, error) => new ChartBar(label, caption, value, error)).List[1, 5])
            .Select((title, values, bars) => new BarChart(title, values, bars))
            .Sample(chart => AssertSame(PlotlyNet.Render(chart), PlotlyRenderer.Render(chart)), iter: 100, threads: 1);

    [Fact]
    public void Lines_are_PlotlyNETs() =>
        Gen.Select(Text, Axes, Axes, Lines.List[1, 9]).Select((title, x, y, lines) => new LineChart(title, x, y, lines, "%{x}: %{y:.2%}"))
            .Sample(chart => AssertSame(PlotlyNet.Render(chart), PlotlyRenderer.Render(chart)), iter: 100, threads: 1);

    [Fact]
    public void Spans_are_PlotlyNETs() =>
        Gen.Select(Text, Axes, Text.List[1, 100], Spans.List[1, 3], Marks.List[0, 9])
            .Select((title, time, rows, spans, marks) => new SpanChart(title, time, "Key", rows, spans, marks))
            .Sample(chart => AssertSame(PlotlyNet.Render(chart), PlotlyRenderer.Render(chart)), iter: 100, threads: 1);

    private static void AssertSame(string plotlyNet, string ours)
    {
        var expected = (JsonObject)Normalized(JsonNode.Parse(plotlyNet))!;
        expected.Remove("frames");
        using var left = JsonDocument.Parse(expected.ToJsonString());
        using var right = JsonDocument.Parse(ours);
        Assert.True(JsonElement.DeepEquals(left.RootElement, right.RootElement), $"{left.RootElement}\n{ours}");
    }

    private static JsonNode? Normalized(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            from member in members
            let value = member.Key == "symbol" ? SymbolNames[(string)member.Value!] : Normalized(member.Value)
            where value is not JsonObject { Count: 0 }
            select KeyValuePair.Create(member.Key, value)),
        JsonArray items => new JsonArray([.. items.Select(Normalized)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Hexadecimal(text),
        _ => node?.DeepClone(),
    };

    private static string Hexadecimal(string text) => text.StartsWith("rgba(", StringComparison.Ordinal) && text.EndsWith(", 1.0)", StringComparison.Ordinal)
        ? "#" + string.Concat(text[5..^6].Split(", ").Select(part => byte.Parse(part, CultureInfo.InvariantCulture).ToString("X2", CultureInfo.InvariantCulture)))
        : text;
}
