namespace Lecture38;

/// <summary>Horizontal bars, the first on top. They start at zero, on a logarithmic axis at its start.</summary>
internal sealed record BarChart(string Title, ChartAxis Values, IReadOnlyList<ChartBar> Bars);

/// <summary>One bar; <paramref name="Caption"/> is its value in words, shown below its label.</summary>
internal sealed record ChartBar(string Label, string Caption, double Value, double? Error = null);

/// <summary>Named lines over a common axis. The hover labels are in plotly's template language.</summary>
internal sealed record LineChart(
    string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartLine> Lines, string HoverTemplate);

/// <summary>One line, by rising X. A stepped line stays level until the next point; a bound is drawn thin and grey.</summary>
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

/// <summary>An axis of numbers. Plotly chooses what is null. The tick format is d3's, such as <c>.0%</c>.</summary>
internal sealed record ChartAxis(
    string Title,
    bool Logarithmic = false,
    double? From = null,
    double? To = null,
    string? TickFormat = null,
    IReadOnlyList<(double At, string Label)>? Ticks = null);
