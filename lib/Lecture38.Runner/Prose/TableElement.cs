using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Lecture38.Runner;

/// <summary>Writes a table into a block of its own that scrolls sideways, with headers that screen readers announce.</summary>
internal sealed class TableElement : HtmlObjectRenderer<MarkdownTable>
{
    protected override void Write(HtmlRenderer renderer, MarkdownTable table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table\" data-scroll=\"Table\">\n<table>");
        foreach (var section in table.OfType<TableRow>().GroupBy(row => row.IsHeader ? "thead" : "tbody"))
        {
            renderer.WriteLine($"<{section.Key}>");
            foreach (var row in section)
            {
                renderer.Write("<tr>");
                foreach (var (column, cell) in row.OfType<TableCell>().Index())
                {
                    WriteCell(renderer, cell, row.IsHeader, table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment);
                }

                renderer.WriteLine("</tr>");
            }

            renderer.WriteLine($"</{section.Key}>");
        }

        renderer.WriteLine("</table>\n</div>");
    }

    private static void WriteCell(HtmlRenderer renderer, TableCell cell, bool isHeader, TableColumnAlign? alignment)
    {
        // An empty header, such as the corner above a column of names, names nothing.
        var isNamed = isHeader && cell.Descendants().Any(node => node is LeafInline);
        var style = alignment is { } side ? $" style=\"text-align: {side.ToString().ToLowerInvariant()}\"" : "";
        var isImplicit = renderer.ImplicitParagraph;
        renderer.Write($"<{(isNamed ? "th scope=\"col\"" : "td")}{style}>");
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.Write(cell);
        renderer.ImplicitParagraph = isImplicit;
        renderer.Write(isNamed ? "</th>" : "</td>");
    }
}
