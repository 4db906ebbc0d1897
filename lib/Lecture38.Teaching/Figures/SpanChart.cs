namespace Lecture38;

/// <summary>Spans of time in rows, the first row on top, and marks at single moments.</summary>
internal sealed record SpanChart(
    string Title,
    ChartAxis Time,
    string RowsTitle,
    IReadOnlyList<string> Rows,
    IReadOnlyList<ChartSpans> Spans,
    IReadOnlyList<ChartMarks> Marks);

/// <summary>Spans of one kind.</summary>
internal sealed record ChartSpans(string Name, bool Hatched, IReadOnlyList<ChartSpan> Items);

/// <summary>One span, in row <paramref name="Row"/> (from 0), with what it says of itself.</summary>
internal readonly record struct ChartSpan(int Row, double From, double To, string Hover);

/// <summary>Marks of one kind.</summary>
internal sealed record ChartMarks(string Name, IReadOnlyList<ChartMark> Items);

/// <summary>One mark, in row <paramref name="Row"/> (from 0), with what it says of itself.</summary>
internal readonly record struct ChartMark(int Row, double At, string Hover);
