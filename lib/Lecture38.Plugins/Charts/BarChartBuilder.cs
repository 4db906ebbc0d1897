using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lecture38.Plugins;

/// <summary>Builds horizontal bars. Each says its value under its label, where no bar or error bar can hide it.</summary>
internal static class BarChartBuilder
{
    private const int BarHeight = 56;
    private const int FrameHeight = 130;

    internal static GenericChart Build(BarChart chart)
    {
        var bars = Chart.Bar<double, int, string>(
            values: [.. chart.Bars.Select(bar => bar.Value)],
            Keys: Enumerable.Range(0, chart.Bars.Count).ToOptional(),
            MultiText: chart.Bars.Select(bar => $"{PlotlyText.Escape(bar.Label)}: {PlotlyText.Escape(bar.Caption)}").ToOptional(),
            TextPosition: StyleParam.TextPosition.None,
            MarkerColor: Palette.Blue,
            ShowLegend: false,
            UseDefaults: false);
        foreach (var trace in bars.GetTraces())
        {
            trace.Set("hovertemplate", "%{text}<extra></extra>");
            trace.Set("width", 0.5);
            if (chart.Bars.Any(bar => bar.Error is not null))
            {
                trace.Set("error_x", ErrorBars(chart));
            }
        }

        var labels = chart.Bars.Select(bar => $"{PlotlyText.TickLabel(bar.Label)}<br><b>{PlotlyText.Escape(bar.Caption)}</b>");
        return ChartLayout.Compose(
            [bars],
            chart.Title,
            (BarHeight * chart.Bars.Count) + FrameHeight,
            ChartLayout.Axis(chart.Values),
            ChartLayout.Rows(title: null, [.. labels]));
    }

    /// <summary>An error greater than its value would end below zero, which a logarithmic axis does not have.</summary>
    private static object ErrorBars(BarChart chart) => new
    {
        type = "data",
        symmetric = false,
        array = chart.Bars.Select(bar => bar.Error ?? 0).ToArray(),
        arrayminus = chart.Bars.Select(bar => Math.Min(bar.Error ?? 0, bar.Value - (chart.Values.From ?? 0))).ToArray(),
        thickness = 1.5,
        width = 5,
    };
}
