namespace Lecture38;

/// <summary>An axis of a chart.</summary>
/// <param name="Title">What it measures, and the unit.</param>
/// <param name="Logarithmic">Whether equal steps are equal ratios.</param>
/// <param name="From">Where it starts, or null for plotly's choice.</param>
/// <param name="To">Where it ends, or null for plotly's choice.</param>
/// <param name="TickFormat">A d3 number format for its ticks, such as <c>.0%</c>.</param>
/// <param name="Ticks">Its ticks, where plotly's would not do.</param>
internal sealed record ChartAxis(
    string Title,
    bool Logarithmic = false,
    double? From = null,
    double? To = null,
    string? TickFormat = null,
    IReadOnlyList<(double At, string Label)>? Ticks = null);
