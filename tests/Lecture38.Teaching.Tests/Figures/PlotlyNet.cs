using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lecture38.Teaching.Tests;

/// <summary>Draws charts with Plotly.NET, the reference for <see cref="PlotlyRenderer"/>.</summary>
internal static class PlotlyNet
{
    private static readonly Color Blue = Color.fromHex("#0072B2");
    private static readonly Color Orange = Color.fromHex("#E69F00");
    private static readonly Color Grey = Color.fromHex("#767676");
    private static readonly Color[] Colors =
        [Blue, Color.fromHex("#D55E00"), Color.fromHex("#009E73"), Color.fromHex("#CC79A7"), Orange, Color.fromHex("#56B4E9")];

    private static readonly StyleParam.DrawingStyle[] Dashes =
    [
        StyleParam.DrawingStyle.Solid, StyleParam.DrawingStyle.Dash, StyleParam.DrawingStyle.DashDot,
        StyleParam.DrawingStyle.LongDash, StyleParam.DrawingStyle.LongDashDot,
    ];

    private static readonly StyleParam.MarkerSymbol[] Symbols =
    [
        StyleParam.MarkerSymbol.Circle, StyleParam.MarkerSymbol.Square, StyleParam.MarkerSymbol.Diamond,
        StyleParam.MarkerSymbol.TriangleUp, StyleParam.MarkerSymbol.X, StyleParam.MarkerSymbol.Star, StyleParam.MarkerSymbol.Cross,
    ];

    internal static string Render(BarChart chart)
    {
        var bars = Chart.Bar<double, int, string>(
            values: [.. chart.Bars.Select(bar => bar.Value)],
            Keys: Some(Enumerable.Range(0, chart.Bars.Count)),
            MultiText: Some(chart.Bars.Select(bar => $"{PlotlyText.Escape(bar.Label)}: {PlotlyText.Escape(bar.Caption)}")),
            TextPosition: StyleParam.TextPosition.None,
            MarkerColor: Blue,
            ShowLegend: false,
            UseDefaults: false);
        Trace(bars).Set("hovertemplate", "%{text}<extra></extra>");
        Trace(bars).Set("width", 0.5);
        if (chart.Bars.Any(bar => bar.Error is not null))
        {
            Trace(bars).Set("error_x", new
            {
                type = "data",
                symmetric = false,
                array = chart.Bars.Select(bar => bar.Error ?? 0).ToArray(),
                arrayminus = chart.Bars.Select(bar => Math.Min(bar.Error ?? 0, bar.Value - (chart.Values.From ?? 0))).ToArray(),
                thickness = 1.5,
                width = 5,
            });
        }

        var labels = chart.Bars.Select(bar => $"{PlotlyText.TickLabel(bar.Label)}<br><b>{PlotlyText.Escape(bar.Caption)}</b>");
        return Json(Compose([bars], chart.Title, (56 * chart.Bars.Count) + 130, Axis(chart.Values), Rows(title: null, [.. labels])));
    }

    internal static string Render(LineChart chart)
    {
        var noted = chart.Lines.Where(line => line.Note is not null).ToArray();
        var composed = Compose(
            [.. chart.Lines.Select((line, i) => Line(line, i, chart)), .. noted.Select(NoteMark)],
            chart.Title,
            400,
            Axis(chart.X),
            Axis(chart.Y));
        if (chart.Lines.Count == 1 && noted is [{ Note: { } note }])
        {
            composed.GetLayout().Set("annotations", (object[])[Annotation(chart, note)]);
        }

        return Json(composed);
    }

    internal static string Render(SpanChart chart)
    {
        var step = 1 + ((chart.Rows.Count - 1) / 40);
        return Json(Compose(
            [.. chart.Spans.Select(Spans), .. chart.Marks.Select(Marks)],
            chart.Title,
            Math.Min((34 * chart.Rows.Count) + 160, 900),
            Axis(chart.Time),
            Rows(chart.RowsTitle, [.. chart.Rows.Select((row, i) => i % step == 0 ? PlotlyText.TickLabel(row) : "")])));
    }

    private static string Json(GenericChart chart) => GenericChart.toFigureJson(chart);

    private static GenericChart Line(ChartLine line, int index, LineChart chart)
    {
        var color = line.IsBound ? Grey : Colors[index % Colors.Length];
        var drawn = Chart.Line<double, double, string>(
            x: line.Points.Select(point => point.X),
            y: line.Points.Select(point => point.Y),
            Name: PlotlyText.Escape(line.Note is { } note ? $"{line.Name} ({note.Words})" : line.Name),
            ShowMarkers: line is { IsBound: false, IsStepped: false } && line.Points.Count <= 40,
            MarkerSymbol: Symbols[index % Symbols.Length],
            MarkerColor: color,
            LineColor: color,
            LineDash: line.IsBound ? StyleParam.DrawingStyle.Dot : Dashes[index % Dashes.Length],
            LineWidth: line.IsBound ? 1.5 : 2.5,
            ShowLegend: chart.Lines.Count > 1,
            UseDefaults: false);
        Trace(drawn).Set("hovertemplate", chart.HoverTemplate);
        if (line.IsStepped)
        {
            Part(drawn, "line").Set("shape", "hv");
        }

        return drawn;
    }

    private static GenericChart NoteMark(ChartLine line)
    {
        var mark = Chart.Scatter<double, double, string>(
            x: [line.Note!.Value.X],
            y: [line.Note!.Value.Y],
            mode: StyleParam.Mode.Markers,
            Name: PlotlyText.Escape(line.Name),
            MarkerColor: Orange,
            MarkerSymbol: StyleParam.MarkerSymbol.DiamondTall,
            ShowLegend: false,
            UseDefaults: false);
        Part(mark, "marker").Set("size", 12);
        Trace(mark).Set("hoverinfo", "skip");
        return mark;
    }

    private static object Annotation(LineChart chart, (double X, double Y, string Words) note)
    {
        var (min, max) = (chart.Lines.Min(line => line.Points[0].X), chart.Lines.Max(line => line.Points[^1].X));
        var isOnTheLeft = note.X - min <= (max - min) / 2;
        var isHigh = note.Y > ((chart.Y.From ?? 0) + (chart.Y.To ?? 0)) / 2;
        return new
        {
            x = note.X,
            y = note.Y,
            text = PlotlyText.Escape(note.Words),
            ax = isOnTheLeft ? 24 : -24,
            ay = isHigh ? 40 : -40,
            xanchor = isOnTheLeft ? "left" : "right",
            arrowhead = 2,
            arrowwidth = 1.2,
            standoff = 6,
        };
    }

    private static GenericChart Spans(ChartSpans spans)
    {
        var drawn = Chart.Bar<double, int, string>(
            values: [.. spans.Items.Select(span => span.To - span.From)],
            Keys: Some(spans.Items.Select(span => span.Row)),
            Name: PlotlyText.Escape(spans.Name),
            MultiText: Some(spans.Items.Select(span => PlotlyText.Escape(span.Hover))),
            TextPosition: StyleParam.TextPosition.None,
            MarkerColor: spans.Hatched ? Orange : Blue,
            MarkerPatternShape: spans.Hatched ? StyleParam.PatternShape.DiagonalAscending : StyleParam.PatternShape.None,
            ShowLegend: true,
            UseDefaults: false);
        var trace = Trace(drawn);
        trace.Set("base", spans.Items.Select(span => span.From).ToArray());
        trace.Set("width", 0.5);
        trace.Set("offset", -0.25);
        trace.Set("hovertemplate", "%{text}<extra></extra>");
        return drawn;
    }

    private static GenericChart Marks(ChartMarks marks, int index)
    {
        var drawn = Chart.Scatter<double, int, string>(
            x: marks.Items.Select(mark => mark.At),
            y: marks.Items.Select(mark => mark.Row),
            mode: StyleParam.Mode.Markers,
            Name: PlotlyText.Escape(marks.Name),
            MultiText: Some(marks.Items.Select(mark => PlotlyText.Escape(mark.Hover))),
            MarkerColor: Colors[(index + 1) % Colors.Length],
            MarkerSymbol: Symbols[index % Symbols.Length],
            ShowLegend: true,
            UseDefaults: false);
        Part(drawn, "marker").Set("size", 13);
        Part(drawn, "marker").Set("line", new { color = "#ffffff", width = 1 });
        Trace(drawn).Set("hovertemplate", "%{text}<extra></extra>");
        return drawn;
    }

    private static GenericChart Compose(
        IEnumerable<GenericChart> traces, string title, int height, IDictionary<string, object> x, IDictionary<string, object> y)
    {
        var chart = Chart.Combine(traces);
        var layout = chart.GetLayout();
        layout.Set("title", new { text = PlotlyText.Escape(title), x = 0.01, xanchor = "left", font = new { size = 16 } });
        layout.Set("height", height);
        layout.Set("autosize", true);
        layout.Set("margin", new { l = 56, r = 16, t = 72, b = 48 });
        layout.Set("font", new { color = "#1f1f1f", size = 13, family = "system-ui, sans-serif" });
        layout.Set("paper_bgcolor", "#ffffff");
        layout.Set("plot_bgcolor", "#ffffff");
        layout.Set("hoverlabel", new { namelength = -1, align = "left" });
        layout.Set("legend", new { orientation = "h", itemwidth = 46, x = 0, xanchor = "left", y = 1.02, yanchor = "bottom" });
        layout.Set("xaxis", x);
        layout.Set("yaxis", y);
        return chart;
    }

    private static Dictionary<string, object> Axis(ChartAxis axis)
    {
        var style = Style(axis.Title);
        style["rangemode"] = "tozero";
        if (axis.Logarithmic)
        {
            style["type"] = "log";
        }

        if (axis is { From: { } from, To: { } to })
        {
            style["range"] = axis.Logarithmic ? (double[])[Math.Log10(from), Math.Log10(to)] : [from, to];
        }

        if (axis.TickFormat is { } format)
        {
            style["tickformat"] = format;
        }

        if (axis.Ticks is { } ticks)
        {
            style["tickvals"] = ticks.Select(tick => tick.At).ToArray();
            style["ticktext"] = ticks.Select(tick => PlotlyText.Escape(tick.Label)).ToArray();
        }

        return style;
    }

    private static Dictionary<string, object> Rows(string? title, IReadOnlyList<string> labels)
    {
        var style = Style(title);
        style["range"] = (double[])[labels.Count - 0.5, -0.5];
        style["tickvals"] = Enumerable.Range(0, labels.Count).ToArray();
        style["ticktext"] = labels;
        style["showgrid"] = false;
        style["zeroline"] = false;
        (style["ticks"], style["ticklen"], style["tickcolor"]) = ("outside", 6, "rgba(0,0,0,0)");
        return style;
    }

    private static Dictionary<string, object> Style(string? title)
    {
        Dictionary<string, object> style = new() { ["automargin"] = true, ["gridcolor"] = "#d9d9d9", ["zerolinecolor"] = "#d9d9d9" };
        if (title is not null)
        {
            style["title"] = new { text = PlotlyText.AxisTitle(title), standoff = 10, font = new { size = 14 } };
        }

        return style;
    }

    private static Trace Trace(GenericChart chart) => chart.GetTraces().Single();

    private static DynamicObj.DynamicObj Part(GenericChart chart, string name) => (DynamicObj.DynamicObj)Trace(chart).GetPropertyValue(name);

    private static Optional<IEnumerable<T>> Some<T>(IEnumerable<T> values) => new(values, true);

    private static void Set(this DynamicObj.DynamicObj target, string name, object value) => target.SetProperty(name, value);
}
