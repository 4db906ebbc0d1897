namespace Lecture38;

/// <summary>Turns a chart's description into a plotly figure, as JSON with the members <c>data</c> and <c>layout</c>.</summary>
internal interface IChartRenderer
{
    string Render(BarChart chart);

    string Render(LineChart chart);

    string Render(SpanChart chart);
}
