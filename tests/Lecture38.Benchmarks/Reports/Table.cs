namespace Lecture38.Benchmarks;

/// <summary>Rows of text as a Markdown table whose columns line up, so that it reads well on a console too.</summary>
internal static class Table
{
    public static string Of(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<IReadOnlyList<string>> cells = [headers, .. rows];
        int[] widths = [.. headers.Select((_, column) => cells.Max(row => row[column].Length))];
        return string.Join('\n', [Line(headers), Rule(), .. cells.Skip(1).Select(Line)]) + '\n';

        string Line(IReadOnlyList<string> row) => $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |";
        string Rule() => $"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|";
    }
}
