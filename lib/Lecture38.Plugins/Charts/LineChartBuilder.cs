using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lecture38.Plugins;

/// <summary>Builds lines over a common axis. Straight lines of few points mark each of them.</summary>
internal static class LineChartBuilder
{
    private const int Height = 400;
    private const int MostMarkedPoints = 40;

    internal static GenericChart Build(LineChart chart)
    {
        var noted = chart.Lines.Where(line => line.Note is not null).ToArray();
        var composed = ChartLayout.Compose(
            [.. chart.Lines.Select((line, i) => Line(line, i, chart)), .. noted.Select(NoteMark)],
            chart.Title,
            Height,
            ChartLayout.Axis(chart.X),
            ChartLayout.Axis(chart.Y));
        if (chart.Lines.Count == 1 && noted is [{ Note: { } note }])
        {
            composed.GetLayout().Set("annotations", (object[])[Note(chart, note)]);
        }

        return composed;
    }

    private static GenericChart Line(ChartLine line, int index, LineChart chart)
    {
        var drawn = Chart.Line<double, double, string>(
            x: line.Points.Select(point => point.X),
            y: line.Points.Select(point => point.Y),
            Name: PlotlyText.Escape(line.Note is { } note ? $"{line.Name} ({note.Words})" : line.Name),
            ShowMarkers: line is { IsBound: false, Shape: LineShape.Straight } && line.Points.Count <= MostMarkedPoints,
            MarkerSymbol: Palette.SymbolOf(index),
            MarkerColor: line.IsBound ? Palette.Grey : Palette.ColorOf(index),
            LineColor: line.IsBound ? Palette.Grey : Palette.ColorOf(index),
            LineDash: line.IsBound ? StyleParam.DrawingStyle.Dot : Palette.DashOf(index),
            LineWidth: line.IsBound ? 1.5 : 2.5,
            ShowLegend: chart.Lines.Count > 1,
            UseDefaults: false);
        foreach (var trace in drawn.GetTraces())
        {
            trace.Set("hovertemplate", chart.HoverTemplate);
            if (line.Shape == LineShape.Step)
            {
                ((DynamicObj.DynamicObj)trace.GetPropertyValue("line")).Set("shape", "hv");
            }
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
            MarkerColor: Palette.Orange,
            MarkerSymbol: StyleParam.MarkerSymbol.DiamondTall,
            ShowLegend: false,
            UseDefaults: false);
        foreach (var trace in mark.GetTraces())
        {
            ((DynamicObj.DynamicObj)trace.GetPropertyValue("marker")).Set("size", 12);
            trace.Set("hoverinfo", "skip");
        }

        return mark;
    }

    /// <summary>
    /// The words of a single note stand by its point, towards the chart's middle; those of several would run into each other, so
    /// the legend has them.
    /// </summary>
    private static object Note(LineChart chart, (double X, double Y, string Words) note)
    {
        var (lowest, highest) = (chart.Lines.Min(line => line.Points[0].X), chart.Lines.Max(line => line.Points[^1].X));
        var isOnTheLeft = note.X - lowest <= (highest - lowest) / 2;
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
}
