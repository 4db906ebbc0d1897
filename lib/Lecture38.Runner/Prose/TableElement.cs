using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Lecture38.Runner;

/// <summary>A table in a block that scrolls sideways by itself, also by keyboard.</summary>
internal sealed class TableElement : HtmlObjectRenderer<MarkdownTable>
{
    protected override void Write(HtmlRenderer renderer, MarkdownTable table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table\" tabindex=\"0\">");
        renderer.WriteLine("<table>");
        WriteRows(renderer, table, "thead", isHeader: true);
        WriteRows(renderer, table, "tbody", isHeader: false);
        renderer.WriteLine("</table>");
        renderer.WriteLine("</div>");
    }

    private static void WriteRows(HtmlRenderer renderer, MarkdownTable table, string section, bool isHeader)
    {
        var rows = table.OfType<TableRow>().Where(row => row.IsHeader == isHeader).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        renderer.WriteLine($"<{section}>");
        foreach (var row in rows)
        {
            renderer.Write("<tr>");
            for (var column = 0; column < row.Count; column++)
            {
                WriteCell(renderer, (TableCell)row[column], isHeader ? "th" : "td", AlignmentOf(table, column), isHeader);
            }

            renderer.WriteLine("</tr>");
        }

        renderer.WriteLine($"</{section}>");
    }

    private static void WriteCell(HtmlRenderer renderer, TableCell cell, string tag, TableColumnAlign? alignment, bool isHeader)
    {
        var className = alignment is { } side ? $" class=\"{side.ToString().ToLowerInvariant()}\"" : "";
        var scope = isHeader ? " scope=\"col\"" : "";
        var isImplicit = renderer.ImplicitParagraph;
        renderer.Write($"<{tag}{scope}{className}>");
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.Write(cell);
        renderer.ImplicitParagraph = isImplicit;
        renderer.Write($"</{tag}>");
    }

    private static TableColumnAlign? AlignmentOf(MarkdownTable table, int column) =>
        column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
}
