namespace Lecture38;

/// <summary>Horizontal bars, the first on top. They start at zero, on a logarithmic axis at its start.</summary>
internal sealed record BarChart(string Title, ChartAxis Values, IReadOnlyList<ChartBar> Bars);

/// <summary>One bar; <paramref name="Caption"/> is its value in words, shown below its label.</summary>
internal sealed record ChartBar(string Label, string Caption, double Value, double? Error = null);

/// <summary>Named lines over a common axis.</summary>
/// <param name="Title">What the chart shows.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Lines">The lines, in the legend's order.</param>
/// <param name="HoverTemplate">What a point's hover label says, in plotly's template language.</param>
internal sealed record LineChart(
    string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartLine> Lines, string HoverTemplate);

/// <summary>One line.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points, by rising X.</param>
/// <param name="IsStepped">Whether it stays level until the next point: a step function.</param>
/// <param name="IsBound">Whether it is a bound that the others cannot pass: drawn thin and grey.</param>
/// <param name="Note">A point to annotate, and the annotation.</param>
internal sealed record ChartLine(
    string Name,
    IReadOnlyList<(double X, double Y)> Points,
    bool IsStepped = false,
    bool IsBound = false,
    (double X, double Y, string Words)? Note = null);

/// <summary>Spans of time in rows (a Gantt chart), the first row on top, and marks at single moments.</summary>
internal sealed record SpanChart(
    string Title,
    ChartAxis Time,
    string RowsTitle,
    IReadOnlyList<string> Rows,
    IReadOnlyList<ChartSpans> Spans,
    IReadOnlyList<ChartMarks> Marks);

/// <summary>Spans of one kind.</summary>
internal sealed record ChartSpans(string Name, bool Hatched, IReadOnlyList<ChartSpan> Items);

/// <summary>One span, in row <paramref name="Row"/> (from 0), with its hover label.</summary>
internal readonly record struct ChartSpan(int Row, double From, double To, string Hover);

/// <summary>Marks of one kind.</summary>
internal sealed record ChartMarks(string Name, IReadOnlyList<ChartMark> Items);

/// <summary>One mark, in row <paramref name="Row"/> (from 0), with its hover label.</summary>
internal readonly record struct ChartMark(int Row, double At, string Hover);

/// <summary>An axis of numbers.</summary>
/// <param name="Title">What it measures, and the unit.</param>
/// <param name="Logarithmic">Whether equal steps are equal ratios.</param>
/// <param name="From">Where it starts, or null for plotly's choice.</param>
/// <param name="To">Where it ends, or null for plotly's choice.</param>
/// <param name="TickFormat">A d3 number format for its ticks, such as <c>.0%</c>.</param>
/// <param name="Ticks">Its ticks, or null for plotly's choice.</param>
internal sealed record ChartAxis(
    string Title,
    bool Logarithmic = false,
    double? From = null,
    double? To = null,
    string? TickFormat = null,
    IReadOnlyList<(double At, string Label)>? Ticks = null);
