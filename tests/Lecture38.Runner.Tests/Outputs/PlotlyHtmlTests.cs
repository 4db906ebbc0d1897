using System.Text.Json.Nodes;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests;

public class PlotlyHtmlTests
{
    /// <summary>A figure as Plotly.NET writes it.</summary>
    public static JsonNode Chart(params IEnumerable<string> traces) => JsonNode.Parse($$"""
        {"data":[{{string.Join(',', traces)}}],"frames":[],
         "layout":{"width":6000,"height":600,"title":{"text":"<b>Hit</b> ratio &amp; size"},"xaxis":{"title":{"text":"size"} } } }
        """)!;

    [Fact]
    public void A_chart_of_others_is_a_figure_of_the_book()
    {
        var shown = Render(PlotlyMimeType, Chart("""{"name":"LRU","x":[1,2,4],"y":[0.1,0.25,1]}""", """{"name":"FIFO","x":[2,1],"y":[0.2,0.1]}"""));
        Assert.Equal(OutputNeeds.Figures | OutputNeeds.Scrolling, shown.Needs);
        Assert.Equal(
            ["Hit ratio & size", "Data", "size  LRU  FIFO", "1  0.1  0.1", "2  0.25  0.2", "4  1"],
            PublishedPage.Lines(shown));
        using var page = PublishedPage.Parse(shown);
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
        Assert.Equal("Chart of a, b", PublishedPage.Lines(Render(PlotlyMimeType, JsonNode.Parse("""{"data":[{"y":[1],"name":"a"},{"y":[2],"name":"b"}]}""")))[0]);

    [Fact]
    public void A_long_series_is_thinned_evenly_and_says_so()
    {
        var values = string.Join(',', Enumerable.Range(0, 985));
        var lines = PublishedPage.Lines(Render(PlotlyMimeType, Chart($$"""{"x":[{{values}}],"y":[{{values}}]}""")));
        Assert.Equal("size (25 of 985 points)  series 1", lines[2]);
        Assert.Equal("0  0", lines[3]);
        Assert.Equal("984  984", lines[^1]);
        Assert.Equal(3 + 25, lines.Count);
    }

    [Fact]
    public void Series_without_common_points_are_listed_one_after_the_other() =>
        Assert.Equal(
            ["Series  size  y", "a  1  2", "a  1  3", "b  x  4"],
            PublishedPage.Lines(Render(PlotlyMimeType, Chart("""{"name":"a","x":[1,1],"y":[2,3]}""", """{"name":"b","x":["x"],"y":[4]}"""))).Skip(2));

    [Theory]
    [InlineData("""{"data":[],"layout":{}}""")]
    [InlineData("""{"data":[1],"layout":{}}""")]
    [InlineData("""{"data":[{"type":"scatter"}]}""")]
    [InlineData("""{"data":[{"type":"scattermapbox","lat":[1],"x":[1]}]}""")]
    [InlineData("""{"data":7}""")]
    [InlineData("""[1]""")]
    [InlineData("7")]
    [InlineData("\"{\"")]
    [InlineData("null")]
    public void What_cannot_be_drawn_is_shown_as_its_html_or_text(string json)
    {
        Assert.Equal(["instead"], PublishedPage.Lines(Render(Value((PlotlyMimeType, JsonNode.Parse(json)), ("text/html", "<p>instead</p>")))));
        Assert.Equal(["instead"], PublishedPage.Lines(Render(Value((PlotlyMimeType, JsonNode.Parse(json)), ("text/plain", "instead")))));
    }

    [Fact]
    public void Pictures_from_elsewhere_are_left_out_wherever_a_layout_has_them()
    {
        const string Images = """{"images":[{"name":"x","source":"https://outside.test/a.png"}]}""";
        var html = Render(PlotlyMimeType, JsonNode.Parse(
            $$"""{"data":[{"y":[1]}],"layout":{"template":{"layout":{{Images}} },"updatemenus":[{"buttons":[{"args":[{},{{Images}}]}]}]} }""")).Html;
        Assert.Contains("lecture38-figure", html, StringComparison.Ordinal);
        Assert.DoesNotContain("outside.test", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[{"type":"scattergeo","lat":[1]}],"layout":{}}""")]
    [InlineData("""{"data":[],"layout":{"images":[{"source":"https://outside.test/a.png"}]}}""")]
    public void What_looks_like_a_figure_of_the_library_and_would_load_something_is_not_drawn_in_the_page(string json) =>
        Assert.False(Render(Html(new Figure("f", "f", Table.Of(Enumerable.Range(1, 1)), json).ToHtml())).Needs.HasFlag(OutputNeeds.Figures));

    [Fact]
    public void A_figure_of_the_library_stays_the_library_s() =>
        Assert.Contains(
            "A line",
            Render(Value(("text/html", OfLibrary["figure"]), (PlotlyMimeType, Chart("""{"x":[1],"y":[1]}""")))).Html,
            StringComparison.Ordinal);
}
