namespace Lecture38;

/// <summary>Horizontal bars from zero (from the axis' start on a logarithmic axis), the first on top.</summary>
internal sealed record BarChart(string Title, ChartAxis Values, IReadOnlyList<ChartBar> Bars);

/// <summary>One bar; <paramref name="Caption"/> is its value in words, shown below its label.</summary>
internal sealed record ChartBar(string Label, string Caption, double Value, double? Error = null);
