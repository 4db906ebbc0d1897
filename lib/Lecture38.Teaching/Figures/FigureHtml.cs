using System.Text;

namespace Lecture38;

/// <summary>Writes a figure as HTML.</summary>
internal static class FigureHtml
{
    /// <param name="figure">The figure.</param>
    /// <param name="tableStaysOpen">Whether its table stays open when the chart is drawn.</param>
    internal static string Write(Figure figure, bool tableStaysOpen = false)
    {
        var html = new StringBuilder();
        html.Append("<figure class=\"lecture38-figure\" data-plotly=\"").Append(DisplayText.Html(string.Join(' ', PlotlyJs.Sources())))
            .Append(tableStaysOpen ? "\" data-table=\"open\">\n<style>" : "\">\n<style>").Append(DisplayResources.TableStyles).Append(DisplayResources.FigureStyles).Append("</style>\n")
            .Append("<figcaption>").Append(DisplayText.Html(figure.Title)).Append("</figcaption>\n")
            .Append("<div class=\"lecture38-plot\" role=\"img\" aria-label=\"").Append(DisplayText.Html(figure.AltText))
            .Append("\"></div>\n<details open><summary>Data</summary>");
        TableHtml.AppendTable(html, figure.Data);
        html.Append("</details>\n<script type=\"application/json\">").Append(InScript(figure.PlotlyJson))
            .Append("</script>\n<script>").Append(DisplayResources.FigureScript).Append("</script>\n</figure>");
        return html.ToString();
    }

    /// <summary>
    /// JSON that may stand in a script element: outside its strings none of these characters occurs, and inside they may be
    /// written as escapes, so no label can end the element.
    /// </summary>
    private static string InScript(string json) =>
        json.Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal);
}
