using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Lecture38.Runner;

/// <summary>A table in a block that scrolls sideways by itself.</summary>
internal sealed class TableElement : HtmlObjectRenderer<MarkdownTable>
{
    protected override void Write(HtmlRenderer renderer, MarkdownTable table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table\" data-scroll=\"Table\">");
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
                WriteCell(renderer, (TableCell)row[column], AlignmentOf(table, column), isHeader);
            }

            renderer.WriteLine("</tr>");
        }

        renderer.WriteLine($"</{section}>");
    }

    private static void WriteCell(HtmlRenderer renderer, TableCell cell, TableColumnAlign? alignment, bool isHeader)
    {
        // A header that says nothing is none: the corner of a table whose first column names its rows.
        var isNamed = isHeader && cell.Descendants().Any(node => node is LeafInline);
        var tag = isNamed ? "th" : "td";
        var className = alignment is { } side ? $" class=\"{side.ToString().ToLowerInvariant()}\"" : "";
        var scope = isNamed ? " scope=\"col\"" : "";
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
