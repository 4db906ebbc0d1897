using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// Writes a plotly figure that somebody made without this course's library, such as a chart of Plotly.NET, as the library writes
/// its own: drawn by the book's plotly.js, with a caption, a text and a table for who sees no drawing.
/// </summary>
internal static class PlotlyHtml
{
    /// <summary>Pixels between which a given height is sensible.</summary>
    private const int LeastHeight = 100, MostHeight = 1200;

    /// <summary>Appends the figure; false where the JSON is none that plotly.js could draw from it alone.</summary>
    internal static bool TryAppend(OutputPart part, JsonNode? json)
    {
        if (json is not JsonObject figure || figure["data"] is not JsonArray { Count: > 0 } traces || !traces.All(IsTrace))
        {
            return false;
        }

        var layout = figure["layout"] as JsonObject ?? [];
        var chart = PlotlyFigure.Parse(figure.ToJsonString());
        if (!chart.Series.Values.Any(values => values.Values.Any(list => list.Count > 0)))
        {
            return false;
        }

        var text = new ChartText(chart, layout);
        var drawn = new JsonObject { ["data"] = traces.DeepClone(), ["layout"] = OfPage(layout) };
        var html = new Figure(text.Title, text.Description, text.Table(), drawn.ToJsonString()).ToHtml();
        return HtmlFragment.TryParse(html) is { } fragment && LibraryHtml.TryAppend(part, fragment);
    }

    /// <summary>True for a figure that plotly.js draws from its JSON alone.</summary>
    internal static bool LoadsNothing(JsonObject figure) =>
        figure["data"] is JsonArray traces && traces.All(IsTrace) && !ObjectsIn(figure["layout"]).Any(HasPicturesOutside);

    private static bool IsTrace(JsonNode? trace) => trace is JsonObject && !NeedsMap(PlotlyFigure.Text(PlotlyFigure.At(trace, "type")));

    /// <summary>Plotly.js fetches maps from elsewhere.</summary>
    private static bool NeedsMap(string? type) =>
        type is "scattergeo" or "choropleth" or "scattermap" or "choroplethmap" or "densitymap"
        || type?.EndsWith("mapbox", StringComparison.Ordinal) == true;

    /// <summary>The layout for a page: as wide as that, and without pictures from elsewhere.</summary>
    private static JsonObject OfPage(JsonObject layout)
    {
        var page = layout.DeepClone().AsObject();
        page.Remove("width");
        page["autosize"] = true;

        // Plotly's own margins are half of a phone's width; axes take the room that they need.
        page.TryAdd("margin", new JsonObject { ["l"] = 40, ["r"] = 16, ["b"] = 40 });
        foreach (var axis in (string[])["xaxis", "yaxis"])
        {
            if (page[axis] is not JsonObject)
            {
                page[axis] = new JsonObject();
            }

            page[axis]!["automargin"] = true;
        }

        if (ChartText.Number(page["height"]) is not (>= LeastHeight and <= MostHeight))
        {
            page.Remove("height");
        }

        foreach (var part in ObjectsIn(page).Where(HasPicturesOutside).ToList())
        {
            part.Remove("images");
        }

        return page;
    }

    /// <summary>A layout's pictures may stand in its template, or in what a button changes, too.</summary>
    private static IEnumerable<JsonObject> ObjectsIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => ObjectsIn(member.Value)).Prepend(members),
        JsonArray list => list.SelectMany(ObjectsIn),
        _ => [],
    };

    private static bool HasPicturesOutside(JsonObject part) =>
        part["images"] is JsonArray images && !images.All(image => IsInPage(PlotlyFigure.Text(PlotlyFigure.At(image, "source"))));

    private static bool IsInPage(string? source) => source is not null && OutsideAddress.IsPictureInPage(source);
}
