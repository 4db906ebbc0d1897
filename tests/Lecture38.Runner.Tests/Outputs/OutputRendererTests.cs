using System.Text.Json.Nodes;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests;

public class OutputRendererTests
{
    public static TheoryData<string> NamesOfLibrary { get; } = [.. OfLibrary.Keys];

    [Fact]
    public void A_cell_that_showed_nothing_shows_nothing()
    {
        var shown = Render();
        Assert.Equal(("", OutputNeeds.None), (shown.Html, shown.Needs));
        Assert.Empty(shown.Scripts);
    }

    [Fact]
    public void Streams_are_text_and_pieces_of_one_are_joined() =>
        Assert.Equal(
            ["a <b> &amp;", "second", "Standard error: bad"],
            PublishedPage.Lines(Render(Stream("a <b> "), Stream("&amp;\n\u001b[31msecond\u001b[0m"), Stream("bad", "stderr"))));

    [Fact]
    public void An_error_shows_its_name_and_message_and_folds_its_trace()
    {
        using var page = PublishedPage.Parse(Render(Error("System.Exception", "it <broke>", "System.Exception: it <broke>", "   at Cell()")));
        Assert.Equal("System.Exception", page.QuerySelector(".error strong")!.TextContent);
        Assert.Equal("it <broke>", page.QuerySelector(".error > pre")!.TextContent);
        Assert.Equal("System.Exception: it <broke>\n   at Cell()", page.QuerySelector("details:not([open]) pre")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(NamesOfLibrary))]
    public void What_the_library_displays_stands_in_the_page_without_its_styles_and_scripts(string name)
    {
        var shown = Render(Html(OfLibrary[name]));
        Assert.DoesNotContain("<template", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", shown.Html, StringComparison.Ordinal);
        Assert.Empty(shown.Scripts);
        Assert.Equal(HtmlText.Lines(OfLibrary[name]), PublishedPage.Lines(shown));
        Assert.Equal(shown.Html.Contains("lecture38-stepper", StringComparison.Ordinal), shown.Needs.HasFlag(OutputNeeds.Steppers));
        Assert.Equal(shown.Html.Contains("lecture38-figure", StringComparison.Ordinal), shown.Needs.HasFlag(OutputNeeds.Figures));
    }

    [Fact]
    public void A_figure_keeps_its_data()
    {
        using var page = PublishedPage.Parse(Render(Html(OfLibrary["figure"])));
        Assert.Equal(Figure().PlotlyJson, JsonNode.Parse(page.QuerySelector("figure > script")!.TextContent)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void The_richest_representation_shows()
    {
        Assert.Equal(["rich"], PublishedPage.Lines(Render(Value(("text/plain", "plain"), ("text/html", "<i>rich</i>"), ("application/vnd.lecture38.check+json", new JsonObject())))));
        Assert.Contains("<img", Render(Value(("text/plain", "plain"), ("image/png", "aGk="))).Html, StringComparison.Ordinal);
        Assert.Equal(["{", "\"a\": \"é<\"", "}"], PublishedPage.Lines(Render(Value(("application/json", new JsonObject { ["a"] = "é<" }), ("text/plain", "plain")))).Select(line => line.Trim()));
        Assert.Equal(["a,b"], PublishedPage.Lines(Render("text/csv", "a,b")));
        Assert.Equal(["The book cannot show this output: application/x-own."], PublishedPage.Lines(Render("application/x-own", "secret")));
    }

    [Fact]
    public void Markdown_is_prose_that_runs_nothing() =>
        Assert.Contains(
            "<em>b</em>", Render(Value(("text/markdown", "a *b* <img src=x onerror=alert(1)>"), ("text/plain", "plain"))).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("image/png", "aGlo\naGk=", "data:image/png;base64,aGloaGk=")]
    [InlineData("image/gif", "aGk=", "data:image/gif;base64,aGk=")]
    [InlineData("image/svg+xml", "<svg/>", "data:image/svg+xml;base64,PHN2Zy8+")]
    public void A_picture_is_in_the_page_with_a_text(string mimeType, string content, string source)
    {
        using var page = PublishedPage.Parse(Render(Value((mimeType, content), ("text/plain", "a \"plan\""))), Render(mimeType, content));
        Assert.Equal([source, source], page.Images.Select(image => image.GetAttribute("src")));
        Assert.Equal(["a \"plan\"", "A picture that the cell shows"], page.Images.Select(image => image.GetAttribute("alt")));
    }

    [Fact]
    public void A_picture_that_is_none_shows_as_its_text() =>
        Assert.Equal(["plain"], PublishedPage.Lines(Render(Value(("image/png", "\"><script>"), ("text/plain", "plain")))));

    [Fact]
    public void Json_of_any_depth_that_a_notebook_has_is_shown() =>
        Assert.Contains("[]", Render("application/json", new string('[', 200) + new string(']', 200)).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("@import ")]
    [InlineData("@import a")]
    [InlineData("url(")]
    [InlineData("url(\"")]
    [InlineData("image-set(")]
    public void A_style_sheet_of_the_same_words_without_end_takes_no_time_without_end(string words) =>
        Assert.Contains("shown", Render(Html($"<style>{string.Concat(Enumerable.Repeat(words, 100_000))}</style>shown")).Html, StringComparison.Ordinal);

    [Fact]
    public void What_is_left_out_is_said_once()
    {
        var lines = PublishedPage.Lines(Render(Html("""
            <p>text</p><img src="https://a.test/1.png"><img src="https://a.test/2.png"><img src="local.png" alt="a plan"><iframe src="//b.test/x"></iframe>
            """)));
        Assert.Equal(
            [
                "text",
                "A picture from a.test is left out: this book loads nothing from other sites.",
                "A picture that is not in the notebook itself is left out.",
                "A page from b.test is left out: this book loads nothing from other sites.",
            ],
            lines);
    }

    [Fact]
    public void Scripts_are_returned_as_they_stand_in_the_frame()
    {
        var shown = Render(Html("<p onclick=\"a('</script>')\">x</p><script>\n1 < 2 && \"é\"\n</script><script type=application/json>{}</script>"));
        using var page = PublishedPage.Parse(shown);
        using var frame = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page.QuerySelector("iframe")!.GetAttribute("srcdoc")!);
        Assert.Equal(
            frame.Scripts.Where(script => script.Type != "application/json").Select(script => script.Text).Order(),
            shown.Scripts.Order());
        Assert.Contains("\n1 < 2 && \"é\"\n", shown.Scripts);
        Assert.Equal(3, shown.Scripts.Count);
    }

    [Fact]
    public void Frames_of_a_page_have_titles_of_their_own()
    {
        var renderer = new OutputRenderer();
        using var page = PublishedPage.Parse(renderer.Render(Cell(Html("<script></script>"))), renderer.Render(Cell(Html("<script></script>"))));
        Assert.Equal(["Output with a script, 1", "Output with a script, 2"], page.QuerySelectorAll("iframe").Select(frame => frame.GetAttribute("title")));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"output_type":"stream"}""")]
    [InlineData("""{"output_type":"stream","text":7,"name":[]}""")]
    [InlineData("""{"output_type":"stream","text":["a",7,null,{"b":[]}]}""")]
    [InlineData("""{"output_type":"display_data"}""")]
    [InlineData("""{"output_type":"display_data","data":[]}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/html":7,"text/plain":null,"image/png":{},"application/json":null},"metadata":7}""")]
    [InlineData("""{"output_type":"display_data","data":{"image/png":"aGk=","image/svg+xml":7},"metadata":{"image/png":7,"width":{},"alt":[1]}}""")]
    [InlineData("""{"output_type":"display_data","data":{"application/vnd.plotly.v1+json":{"data":[{"x":[{},[[]]],"y":{"bdata":1},"name":7}],"layout":[]}}}""")]
    [InlineData("""{"output_type":"error","ename":7,"evalue":{},"traceback":7}""")]
    [InlineData("""{"output_type":"error","traceback":[7,null,[]]}""")]
    [InlineData("""{"output_type":"later","data":{"text/plain":"a"}}""")]
    public void Malformed_outputs_never_throw(string output) => PublishedPage.AssertIntact(PublishedPage.Parse(Render(JsonNode.Parse(output), Stream("next"))));

    [Fact]
    public void Long_text_is_cut_and_says_how_much() =>
        Assert.Equal("(cut: 50 more characters)", PublishedPage.Lines(Render(Stream(new string('x', 100_050))))[^1]);

    [Fact]
    public void The_same_outputs_give_the_same_html()
    {
        string All() => string.Concat(OfLibrary.Values.Append("<p onclick=x>foreign</p>").Select(html => Render(Html(html)).Html));
        Assert.Equal(All(), All());
    }
}
