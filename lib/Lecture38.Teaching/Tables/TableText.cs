using System.Text;

namespace Lecture38;

/// <summary>Writes a table as aligned text.</summary>
internal static class TableText
{
    // A notebook in VS Code cuts text of more than 30 lines in its middle.
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
