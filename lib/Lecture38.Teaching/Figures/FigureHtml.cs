using System.Text;

namespace Lecture38;

/// <summary>Writes a figure as HTML.</summary>
internal static class FigureHtml
{
    /// <summary>The version of plotly.js that the build puts beside Lecture38.Teaching.dll.</summary>
    internal const string PlotlyVersion = "2.28.0";

    internal static string Write(Figure figure, bool tableStaysOpen = false)
    {
        var html = new StringBuilder();
        html.Append("<figure class=\"lecture38-figure\" data-plotly=\"").Append(DisplayText.Html(PlotlySources()))
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
    /// The address of plotly.js beside a library, relative to a directory; null if there is no relative path (between two Windows
    /// drives) or the library was loaded without a file.
    /// </summary>
    internal static string? LocalPlotly(string currentDirectory, string library)
    {
        if (library.Length == 0)
        {
            return null;
        }

        var path = Path.GetRelativePath(currentDirectory, Path.Combine(Path.GetDirectoryName(library)!, "plotly.min.js"));
        return Path.IsPathRooted(path) ? null : string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }

    /// <summary>The addresses to try, in order, separated by spaces.</summary>
    private static string PlotlySources() =>
        $"{LocalPlotly(Directory.GetCurrentDirectory(), typeof(FigureHtml).Assembly.Location)} https://cdn.plot.ly/plotly-{PlotlyVersion}.min.js".Trim();

    /// <summary>
    /// Makes JSON safe inside a script element, so that no label can end the element. Outside of strings, JSON has none of these
    /// characters.
    /// </summary>
    private static string InScript(string json) =>
        json.Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal);
}
