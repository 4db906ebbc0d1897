using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// Writes a plotly figure that is not the course's, such as a chart of Plotly.NET, as the course's library writes its own: drawn by the
/// book's plotly.js, with a caption, a description and a table.
/// </summary>
internal static class PlotlyHtml
{
    /// <summary>In pixels.</summary>
    private const int MinHeight = 100, MaxHeight = 1200;

    /// <summary>The figure; null if it has no data, or if plotly.js would have to load a map for it.</summary>
    internal static string? TryWrite(JsonNode? json)
    {
        if (json is not JsonObject figure || figure["data"] is not JsonArray { Count: > 0 } traces || !traces.All(IsTrace))
        {
            return null;
        }

        var layout = figure["layout"] as JsonObject ?? [];
        var chart = new ChartText(PlotlyFigure.Parse(figure.ToJsonString()), layout);
        if (chart.IsEmpty)
        {
            return null;
        }

        var drawn = new JsonObject { ["data"] = traces.DeepClone(), ["layout"] = FitPage(layout) };
        return CourseHtml.TryWrite(new Figure(chart.Title, chart.Description, chart.Table(), drawn.ToJsonString()).ToHtml());
    }

    private static bool IsTrace(JsonNode? trace) => trace is JsonObject
        && !(trace["type"].TextOrNull() is { } type && (type.Contains("map", StringComparison.Ordinal) && type != "heatmap" || type is "scattergeo" or "choropleth"));

    /// <summary>The layout as wide as the page, with margins that leave room on a phone.</summary>
    private static JsonObject FitPage(JsonObject layout)
    {
        var page = layout.DeepClone().AsObject();
        page.Remove("width");
        page["autosize"] = true;
        page.TryAdd("margin", new JsonObject { ["l"] = 40, ["r"] = 16, ["b"] = 40 });
        foreach (var name in (string[])["xaxis", "yaxis"])
        {
            if (page[name] is not JsonObject)
            {
                page[name] = new JsonObject();
            }

            page[name]!["automargin"] = true;
        }

        if (page["height"].NumberOrNull() is not (>= MinHeight and <= MaxHeight))
        {
            page.Remove("height");
        }

        return page;
    }
}
