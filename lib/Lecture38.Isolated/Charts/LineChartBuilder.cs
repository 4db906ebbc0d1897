using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lecture38.Isolated;

/// <summary>Builds lines over a common axis. Lines of few points mark each of them.</summary>
internal static class LineChartBuilder
{
    private const int Height = 400;
    private const int MostMarkedPoints = 40;

    internal static GenericChart Build(LineChart chart)
    {
        var composed = ChartLayout.Compose(
            [.. chart.Lines.Select((line, i) => Line(line, i, chart)), .. chart.Lines.Where(line => line.Note is not null).Select(NoteMark)],
            chart.Title,
            Height,
            ChartLayout.Axis(chart.X),
            ChartLayout.Axis(chart.Y));
        composed.GetLayout().Set("annotations", Notes(chart).ToArray());
        return composed;
    }

    private static GenericChart Line(ChartLine line, int index, LineChart chart)
    {
        var drawn = Chart.Line<double, double, string>(
            x: line.Points.Select(point => point.X),
            y: line.Points.Select(point => point.Y),
            Name: PlotlyText.Escape(line.Name),
            ShowMarkers: !line.IsBound && line.Points.Count <= MostMarkedPoints,
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

    /// <summary>Words go to where the chart has room: towards its middle, each lower than the last.</summary>
    private static IEnumerable<object> Notes(LineChart chart)
    {
        var lowest = chart.Lines.Min(line => line.Points[0].X);
        var highest = chart.Lines.Max(line => line.Points[^1].X);
        var noted = chart.Lines.Where(line => line.Note is not null).Select(line => (line.Name, Note: line.Note!.Value));
        foreach (var (i, (name, note)) in noted.Index())
        {
            var isOnTheLeft = note.X - lowest <= (highest - lowest) / 2;
            yield return new
            {
                x = note.X,
                y = note.Y,
                text = PlotlyText.Escape(chart.Lines.Count > 1 ? $"{name}, {note.Words}" : note.Words),
                ax = isOnTheLeft ? 24 : -24,
                ay = note.Y > ((chart.Y.From ?? 0) + (chart.Y.To ?? 0)) / 2 ? 40 + (24 * i) : -40 - (24 * i),
                xanchor = isOnTheLeft ? "left" : "right",
                arrowhead = 2,
                arrowwidth = 1.2,
                standoff = 6,
            };
        }
    }
}
