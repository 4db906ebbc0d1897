using System.Text.Json.Nodes;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests;

public class PlotlyHtmlTests
{
    [Fact]
    public void A_chart_of_others_is_a_figure_of_the_book()
    {
        var shown = Render(MimeTypes.Plotly, Chart("""{"name":"LRU","x":[1,2,4],"y":[0.1,0.25,1]}""", """{"name":"FIFO","x":[2,1],"y":[0.2,0.1]}"""));
        Assert.Equal(
            ["Hit ratio & size", "Data", "Series  size  y", "LRU  1  0.1", "LRU  2  0.25", "LRU  4  1", "FIFO  2  0.2", "FIFO  1  0.1"],
            Lines(shown));
        var page = Parse(shown.Html);
        Assert.Equal(
            "Chart of LRU with 3 points, size from 1 to 4, y from 0.1 to 1; FIFO with 2 points, size from 1 to 2, y from 0.1 to 0.2.",
            page.QuerySelector("[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal("assets/plotly.min.js", page.QuerySelector("figure")!.GetAttribute("data-plotly"));
        var drawn = JsonNode.Parse(page.QuerySelector("script[type='application/json']")!.TextContent)!;
        Assert.Null(drawn["layout"]!["width"]);
        Assert.Equal(600, (int)drawn["layout"]!["height"]!);
    }

    [Fact]
    public void A_chart_without_a_title_is_named_by_its_series() =>
        Assert.Equal("Chart of a, b", Lines(Render(MimeTypes.Plotly, JsonNode.Parse("""{"data":[{"y":[1],"name":"a"},{"y":[2],"name":"b"}]}""")))[0]);

    [Fact]
    public void A_long_series_is_thinned_evenly_and_says_so()
    {
        var values = string.Join(',', Enumerable.Range(0, 985));
        var lines = Lines(Render(MimeTypes.Plotly, Chart($$"""{"x":[{{values}}],"y":[{{values}}]}""")));
        Assert.Equal("Series (25 of 985 points)  size  y", lines[2]);
        Assert.Equal("series 1  0  0", lines[3]);
        Assert.Equal("series 1  984  984", lines[^1]);
        Assert.Equal(3 + 25, lines.Count);
    }

    [Theory]
    [InlineData("""{"data":[],"layout":{}}""")]
    [InlineData("""{"data":[1],"layout":{}}""")]
    [InlineData("""{"data":[{"type":"scatter"}]}""")]
    [InlineData("""{"data":[{"type":"scattermapbox","lat":[1],"x":[1]}]}""")]
    [InlineData("""{"data":[{"type":"choropleth","z":[1]}]}""")]
    [InlineData("""{"data":7}""")]
    [InlineData("""[1]""")]
    [InlineData("7")]
    [InlineData("\"{\"")]
    [InlineData("null")]
    public void What_cannot_be_drawn_is_shown_as_its_html_or_text(string json)
    {
        Assert.Equal(["instead"], Lines(Render(Value((MimeTypes.Plotly, JsonNode.Parse(json)), (MimeTypes.Html, "<p>instead</p>")))));
        Assert.Equal(["instead"], Lines(Render(Value((MimeTypes.Plotly, JsonNode.Parse(json)), (MimeTypes.PlainText, "instead")))));
    }

    [Fact]
    public void A_figure_of_the_library_stays_the_librarys() =>
        Assert.Contains(
            "A line",
            Render(Value((MimeTypes.Html, OfLibrary["figure"]), (MimeTypes.CourseHtml, "1"), (MimeTypes.Plotly, Chart("""{"x":[1],"y":[1]}""")))).Html,
            StringComparison.Ordinal);
}
