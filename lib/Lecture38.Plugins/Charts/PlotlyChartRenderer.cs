using Plotly.NET;

namespace Lecture38.Plugins;

/// <summary>Builds charts with Plotly.NET. It has no state: thread-safe.</summary>
public sealed class PlotlyChartRenderer : IChartRenderer
{
    string IChartRenderer.Render(BarChart chart) => GenericChart.toFigureJson(BarChartBuilder.Build(chart));

    string IChartRenderer.Render(LineChart chart) => GenericChart.toFigureJson(LineChartBuilder.Build(chart));

    string IChartRenderer.Render(SpanChart chart) => GenericChart.toFigureJson(SpanChartBuilder.Build(chart));
}
