using System.Text;

namespace Lecture38;

/// <summary>Writes a table as HTML.</summary>
internal static class TableHtml
{
    private const int FirstRows = 20;
    private const int LastRows = 5;

    internal static string Write(Table table)
    {
        var html = new StringBuilder();
        html.Append("<style>").Append(DisplayResources.TableStyles).Append("</style>");
        AppendTable(html, table);
        return html.ToString();
    }

    internal static void AppendTable(StringBuilder html, Table table)
    {
        var (rows, gapAfter, leftOut) = TableRows.Bounded(table, FirstRows, LastRows);
        html.Append("<div class=\"lecture38-table\"><table><thead>");
        AppendRow(html, table, "th scope=\"col\"", "th", [.. table.Columns.Select(column => column.Name)]);
        html.Append("</thead><tbody>");
        for (var i = 0; i < rows.Count; i++)
        {
            if (leftOut > 0 && i == gapAfter)
            {
                html.Append("<tr><td colspan=\"").Append(table.Columns.Count).Append("\">")
                    .Append(TableRows.MoreRows(leftOut)).Append("</td></tr>");
            }

            AppendRow(html, table, "td", "td", rows[i]);
        }

        html.Append("</tbody></table></div>");
    }

    private static void AppendRow(StringBuilder html, Table table, string open, string close, IReadOnlyList<string> cells)
    {
        html.Append("<tr>");
        for (var i = 0; i < cells.Count; i++)
        {
            html.Append('<').Append(open).Append(ClassOf(table.Columns[i])).Append('>')
                .Append(DisplayText.Html(cells[i]))
                .Append("</").Append(close).Append('>');
        }

        html.Append("</tr>");
    }

    private static string ClassOf(TableColumn column) => column switch
    {
        { IsNumeric: true } => " class=\"number\"",
        { IsOneLine: true } => " class=\"one-line\"",
        _ => "",
    };
}
