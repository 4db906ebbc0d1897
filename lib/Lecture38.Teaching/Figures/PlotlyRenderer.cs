using System.Text.Json.Nodes;

namespace Lecture38;

/// <summary>
/// Writes charts as plotly.js figures: JSON with the members <c>data</c> and <c>layout</c>. They are dark on white; the HTML of a
/// figure adapts them to the page. Thread-safe.
/// </summary>
internal static class PlotlyRenderer
{
    private const int MaxMarkedPoints = 40;
    private const int MaxRowLabels = 40;
    private const int MaxHeight = 900;
    private const string GridColor = "#d9d9d9";
    private const string TextOnly = "%{text}<extra></extra>";

    // Okabe and Ito's colours (https://jfly.uni-koeln.de/color/), those with the most contrast to light and dark pages first. Each has a
    // dash and a symbol, so that colour is never the only distinction.
    private const string Blue = "#0072B2";
    private const string Orange = "#E69F00";
    private const string Grey = "#767676"; // Contrast: 4.5 to 1 on white, 3.7 to 1 on a dark page.
    private static readonly string[] Colors = [Blue, "#D55E00", "#009E73", "#CC79A7", Orange, "#56B4E9"];
    private static readonly string[] Dashes = ["solid", "dash", "dashdot", "longdash", "longdashdot"];
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "x", "star", "cross"];

    internal static string Render(BarChart chart)
    {
        var bars = Bars(
            Enumerable.Range(0, chart.Bars.Count),
            chart.Bars.Select(bar => bar.Value),
            chart.Bars.Select(bar => $"{bar.Label}: {bar.Caption}"),
            Object(("color", Blue)),
            ("showlegend", false),
            ("error_x", chart.Bars.Any(bar => bar.Error is not null) ? ErrorBars(chart) : null));

        // The value is below the label, where no bar or error bar can hide it.
        var labels = chart.Bars.Select(bar => $"{PlotlyText.TickLabel(bar.Label)}<br><b>{PlotlyText.Escape(bar.Caption)}</b>");
        return Figure(chart.Title, (56 * chart.Bars.Count) + 130, [bars], Axis(chart.Values), Rows(title: null, [.. labels]));
    }

    internal static string Render(LineChart chart)
    {
        var noted = chart.Lines.Where(line => line.Note is not null).ToArray();
        return Figure(
            chart.Title,
            height: 400,
            [.. chart.Lines.Select((line, i) => Line(chart, line, i)), .. noted.Select(NoteMark)],
            Axis(chart.X),
            Axis(chart.Y),
            chart.Lines.Count == 1 && noted is [{ Note: { } note }] ? [Annotation(chart, note)] : null);
    }

    internal static string Render(SpanChart chart)
    {
        var step = 1 + ((chart.Rows.Count - 1) / MaxRowLabels); // With too many rows to label, label every step-th.
        return Figure(
            chart.Title,
            Math.Min((34 * chart.Rows.Count) + 160, MaxHeight),
            [.. chart.Spans.Select(Spans), .. chart.Marks.Select(Marks)],
            Axis(chart.Time),
            Rows(chart.RowsTitle, [.. chart.Rows.Select((row, i) => i % step == 0 ? PlotlyText.TickLabel(row) : "")]));
    }

    /// <summary>The lower end of an error bar stays on the axis: a logarithmic axis has no zero.</summary>
    private static JsonObject ErrorBars(BarChart chart) => Object(
        ("type", "data"),
        ("symmetric", false),
        ("array", Array(chart.Bars.Select(bar => bar.Error ?? 0))),
        ("arrayminus", Array(chart.Bars.Select(bar => Math.Min(bar.Error ?? 0, bar.Value - (chart.Values.From ?? 0))))),
        ("thickness", 1.5),
        ("width", 5));

    private static JsonObject Line(LineChart chart, ChartLine line, int index)
    {
        var color = line.IsBound ? Grey : Colors[index % Colors.Length];
        var isMarked = line is { IsBound: false, IsStepped: false } && line.Points.Count <= MaxMarkedPoints;
        return Scatter(
            isMarked ? "lines+markers" : "lines",
            line.Note is { } note ? $"{line.Name} ({note.Words})" : line.Name,
            line.Points.Select(point => point.X),
            Array(line.Points.Select(point => point.Y)),
            Object(("color", color), ("symbol", Symbols[index % Symbols.Length])),
            ("line", Object(
                ("color", color),
                ("dash", line.IsBound ? "dot" : Dashes[index % Dashes.Length]),
                ("width", line.IsBound ? 1.5 : 2.5),
                ("shape", line.IsStepped ? "hv" : null))),
            ("showlegend", chart.Lines.Count > 1),
            ("hovertemplate", chart.HoverTemplate));
    }

    private static JsonObject NoteMark(ChartLine line) => Scatter(
        "markers",
        line.Name,
        [line.Note!.Value.X],
        Array([line.Note!.Value.Y]),
        Object(("color", Orange), ("symbol", "diamond-tall"), ("size", 12)),
        ("showlegend", false),
        ("hoverinfo", "skip"));

    /// <summary>
    /// The annotation of a single note, on the side of its point towards the middle of the chart. Several notes would overlap, so
    /// they are in the legend instead.
    /// </summary>
    private static JsonObject Annotation(LineChart chart, (double X, double Y, string Words) note)
    {
        var (min, max) = (chart.Lines.Min(line => line.Points[0].X), chart.Lines.Max(line => line.Points[^1].X));
        var isOnTheLeft = note.X - min <= (max - min) / 2;
        var isHigh = note.Y > ((chart.Y.From ?? 0) + (chart.Y.To ?? 0)) / 2;
        return Object(
            ("x", note.X), ("y", note.Y), ("text", PlotlyText.Escape(note.Words)),
            ("ax", isOnTheLeft ? 24 : -24), ("ay", isHigh ? 40 : -40), ("xanchor", isOnTheLeft ? "left" : "right"),
            ("arrowhead", 2), ("arrowwidth", 1.2), ("standoff", 6));
    }

    private static JsonObject Spans(ChartSpans spans) => Bars(
        spans.Items.Select(span => span.Row),
        spans.Items.Select(span => span.To - span.From),
        spans.Items.Select(span => span.Hover),
        Object(("color", spans.Hatched ? Orange : Blue), ("pattern", Object(("shape", spans.Hatched ? "/" : "")))),
        ("name", PlotlyText.Escape(spans.Name)),
        ("base", Array(spans.Items.Select(span => span.From))),
        ("offset", -0.25),
        ("showlegend", true));

    private static JsonObject Marks(ChartMarks marks, int index) => Scatter(
        "markers",
        marks.Name,
        marks.Items.Select(mark => mark.At),
        Array(marks.Items.Select(mark => mark.Row)),
        Object(
            ("color", Colors[(index + 1) % Colors.Length]), ("symbol", Symbols[index % Symbols.Length]), ("size", 13),
            ("line", Object(("color", "#ffffff"), ("width", 1)))),
        ("text", Array(marks.Items.Select(mark => PlotlyText.Escape(mark.Hover)))),
        ("showlegend", true),
        ("hovertemplate", TextOnly));

    private static JsonObject Scatter(
        string mode, string name, IEnumerable<double> x, JsonArray y, JsonObject marker, params (string, JsonNode?)[] more) => Object(
        [("type", "scatter"), ("mode", mode), ("name", PlotlyText.Escape(name)), ("x", Array(x)), ("y", y), ("marker", marker), .. more]);

    private static JsonObject Bars(
        IEnumerable<int> rows, IEnumerable<double> lengths, IEnumerable<string> texts, JsonObject marker, params (string, JsonNode?)[] more) => Object(
        [
            ("type", "bar"), ("orientation", "h"), ("x", Array(lengths)), ("y", Array(rows)), ("width", 0.5), ("marker", marker),
            ("text", Array(texts.Select(PlotlyText.Escape))), ("textposition", "none"), ("hovertemplate", TextOnly), .. more,
        ]);

    private static string Figure(
        string title, int height, JsonNode[] traces, JsonObject x, JsonObject y, JsonArray? annotations = null) => Object(
        ("data", new JsonArray(traces)),
        ("layout", Object(
            ("title", Object(("text", PlotlyText.Escape(title)), ("x", 0.01), ("xanchor", "left"), ("font", Object(("size", 16))))),
            ("height", height),
            ("autosize", true),
            ("margin", Object(("l", 56), ("r", 16), ("t", 72), ("b", 48))),
            ("font", Object(("color", "#1f1f1f"), ("size", 13), ("family", "system-ui, sans-serif"))),
            ("paper_bgcolor", "#ffffff"),
            ("plot_bgcolor", "#ffffff"),
            ("hoverlabel", Object(("namelength", -1), ("align", "left"))),
            ("legend", Object(
                ("orientation", "h"), ("itemwidth", 46), ("x", 0), ("xanchor", "left"), ("y", 1.02), ("yanchor", "bottom"))),
            ("xaxis", x),
            ("yaxis", y),
            ("annotations", annotations)))).ToJsonString();

    private static JsonObject Axis(ChartAxis axis) => Axis(
        axis.Title,
        ("rangemode", "tozero"),
        ("type", axis.Logarithmic ? "log" : null),
        ("range", axis is { From: { } from, To: { } to } ? Array(axis.Logarithmic ? [Math.Log10(from), Math.Log10(to)] : [from, to]) : null),
        ("tickformat", axis.TickFormat),
        ("tickvals", axis.Ticks is { } values ? Array(values.Select(tick => tick.At)) : null),
        ("ticktext", axis.Ticks is { } labels ? Array(labels.Select(tick => PlotlyText.Escape(tick.Label))) : null));

    /// <summary>A vertical axis of labelled rows, the first on top. They are at 0, 1, 2…, not at their labels, because two labels may be equal.</summary>
    private static JsonObject Rows(string? title, IReadOnlyList<string> labels) => Axis(
        title,
        ("range", Array([labels.Count - 0.5, -0.5])),
        ("tickvals", Array(Enumerable.Range(0, labels.Count))),
        ("ticktext", Array(labels)),
        ("showgrid", false),
        ("zeroline", false),
        ("ticks", "outside"), ("ticklen", 6), ("tickcolor", "rgba(0,0,0,0)")); // Room between label and bar.

    private static JsonObject Axis(string? title, params (string, JsonNode?)[] more) => Object(
        [
            ("automargin", true), ("gridcolor", GridColor), ("zerolinecolor", GridColor),
            ("title", title is null ? null : Object(
                ("text", PlotlyText.AxisTitle(title)), ("standoff", 10), ("font", Object(("size", 14))))),
            .. more,
        ]);

    /// <summary>An object without the members that are null.</summary>
    private static JsonObject Object(params (string Name, JsonNode? Value)[] members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                made.Add(name, value);
            }
        }

        return made;
    }

    private static JsonArray Array(IEnumerable<double> values) => [.. values.Select(value => (JsonNode)value)];

    private static JsonArray Array(IEnumerable<int> values) => [.. values.Select(value => (JsonNode)value)];

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
