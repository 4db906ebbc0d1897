using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lecture38.Plugins;

/// <summary>Builds spans in rows (a Gantt chart), with marks at moments.</summary>
internal static class SpanChartBuilder
{
    private const int TallestChart = 900;
    private const int RowHeight = 34;
    private const int FrameHeight = 160;
    private const int MostLabels = 40;

    internal static GenericChart Build(SpanChart chart) => ChartLayout.Compose(
        [.. chart.Spans.Select(Spans), .. chart.Marks.Select(Marks)],
        chart.Title,
        Math.Min((RowHeight * chart.Rows.Count) + FrameHeight, TallestChart),
        ChartLayout.Axis(chart.Time),
        ChartLayout.Rows(chart.RowsTitle, Labels(chart.Rows)));

    /// <summary>Where there are too many rows to name, every so many-th is.</summary>
    private static string[] Labels(IReadOnlyList<string> rows)
    {
        var step = 1 + ((rows.Count - 1) / MostLabels);
        return [.. rows.Select((row, i) => i % step == 0 ? PlotlyText.TickLabel(row) : "")];
    }

    private static GenericChart Spans(ChartSpans spans)
    {
        var drawn = Chart.Bar<double, int, string>(
            values: [.. spans.Items.Select(span => span.To - span.From)],
            Keys: spans.Items.Select(span => span.Row).ToOptional(),
            Name: PlotlyText.Escape(spans.Name),
            MultiText: spans.Items.Select(span => PlotlyText.Escape(span.Hover)).ToOptional(),
            TextPosition: StyleParam.TextPosition.None,
            MarkerColor: spans.Hatched ? Palette.Orange : Palette.Blue,
            MarkerPatternShape: spans.Hatched ? StyleParam.PatternShape.DiagonalAscending : StyleParam.PatternShape.None,
            ShowLegend: true,
            UseDefaults: false);
        foreach (var trace in drawn.GetTraces())
        {
            trace.Set("base", spans.Items.Select(span => span.From).ToArray());
            trace.Set("width", 0.5);
            trace.Set("offset", -0.25);
            trace.Set("hovertemplate", "%{text}<extra></extra>");
        }

        return drawn;
    }

    private static GenericChart Marks(ChartMarks marks, int index)
    {
        var drawn = Chart.Scatter<double, int, string>(
            x: marks.Items.Select(mark => mark.At),
            y: marks.Items.Select(mark => mark.Row),
            mode: StyleParam.Mode.Markers,
            Name: PlotlyText.Escape(marks.Name),
            MultiText: marks.Items.Select(mark => PlotlyText.Escape(mark.Hover)).ToOptional(),
            MarkerColor: Palette.ColorOf(index + 1),
            MarkerSymbol: Palette.SymbolOf(index),
            ShowLegend: true,
            UseDefaults: false);
        foreach (var trace in drawn.GetTraces())
        {
            var marker = (DynamicObj.DynamicObj)trace.GetPropertyValue("marker");
            marker.Set("size", 13);
            marker.Set("line", new { color = "#ffffff", width = 1 });
            trace.Set("hovertemplate", "%{text}<extra></extra>");
        }

        return drawn;
    }
}
