namespace Lecture38.Kernel;

/// <summary>A Plotly.NET chart.</summary>
internal sealed class PlotlyChart(object chart)
{
    public static PlotlyChart? TryWrap(object? value) => null;

    public string? TryFormat(string mimeType) => chart.ToString() + mimeType;
}
