using System.Text;

namespace Lecture38;

/// <summary>Writes a table as aligned text.</summary>
internal static class TableText
{
    // VS Code cuts text outputs longer than 30 lines.
    private const int FirstRows = 16;
    private const int LastRows = 4;
    private const string Gutter = "  ";

    internal static string Write(Table table)
    {
        var (rows, gapAfter, leftOut) = TableRows.Bounded(table, FirstRows, LastRows);
        var lines = rows.Select(row => row.Select(DisplayText.Line).ToArray()).ToArray();
        var headings = table.Columns.Select(column => DisplayText.Line(column.Name)).ToArray();
        var widths = headings.Select((heading, i) =>
            lines.Select(line => DisplayText.Width(line[i])).Append(DisplayText.Width(heading)).Max()).ToArray();

        var text = new StringBuilder();
        AppendLine(text, table, headings, widths);
        AppendLine(text, table, [.. widths.Select(width => new string('-', width))], widths);
        for (var i = 0; i < lines.Length; i++)
        {
            if (leftOut > 0 && i == gapAfter)
            {
                text.Append(TableRows.MoreRows(leftOut)).Append('\n');
            }

            AppendLine(text, table, lines[i], widths);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void AppendLine(StringBuilder text, Table table, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            var padding = new string(' ', widths[i] - DisplayText.Width(cells[i]));
            line.Append(i == 0 ? "" : Gutter).Append(table.Columns[i].IsNumeric ? padding + cells[i] : cells[i] + padding);
        }

        text.Append(line.ToString().TrimEnd(' ')).Append('\n');
    }
}

/// <summary>Selects the rows of a table to show: all, or the first and the last.</summary>
internal static class TableRows
{
    /// <summary>The rows to show, after how many of them the gap is, and how many rows it leaves out.</summary>
    internal static (IReadOnlyList<IReadOnlyList<string>> Shown, int GapAfter, int LeftOut) Bounded(Table table, int first, int last)
    {
        var leftOut = table.Rows.Count - first - last;
        return leftOut <= 1
            ? (table.Rows, table.Rows.Count, 0)
            : ([.. table.Rows.Take(first), .. table.Rows.Skip(first + leftOut)], first, leftOut);
    }

    internal static string MoreRows(int leftOut) => $"… {leftOut} more rows";
}
