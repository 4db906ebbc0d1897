using System.Text.Json.Nodes;
using CsCheck;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests;

public class OutputRendererTests
{
    private static readonly string[] Tags =
    [
        "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<template>", "</template>", "<style>", "</style>", "<script>", "</script>", "<svg>", "</svg>",
        "<math>", "<mtext>", "<mglyph>", "<title>", "<noscript>", "</noscript>", "<textarea>", "</textarea>", "<plaintext>", "<select>", "<a href='#x'>", "<b>", "<button>",
        "<form>", "</form>", "<!--", "-->", "<![CDATA[", "]]>", "</main>", "</body>", "</html>", "<body onload=x>", "<p id=after>", "<i id=x title='", "'>", "<i title=\"", "\">", "<",
        ">", "&lt;", "&", "<pre>\n", "<div class=lecture38-table>", "<figure class=lecture38-figure>", "<img src=x alt=y>", "<frameset>", "<iframe>", "</iframe>",
    ];

    private static readonly Gen<string> Soup = Gen.OneOf([Gen.String[0, 4], Gen.Int[0, Tags.Length - 1].Select(i => Tags[i])]).Array[0, 30]
        .Select(pieces => string.Concat(string.Concat(pieces).EnumerateRunes()));

    public static TheoryData<string> NamesOfLibrary { get; } = [.. OfLibrary.Keys];

    [Fact]
    public void A_cell_that_showed_nothing_shows_nothing() => Assert.Equal("", Render().Html);

    [Fact]
    public void Streams_are_text_and_pieces_of_one_are_joined() =>
        Assert.Equal(
            ["a <b> &amp;", "second", "Standard error: bad"],
            Lines(Render(Stream("a <b> "), Stream("&amp;\n\u001b[31msecond\u001b[0m"), Stream("bad", "stderr"))));

    [Fact]
    public void An_error_shows_its_name_and_message_and_folds_its_trace()
    {
        var page = Parse(Render(Error("System.Exception", "it <broke>", "System.Exception: it <broke>", "   at Cell()")).Html);
        Assert.Equal("System.Exception", page.QuerySelector(".error strong")!.TextContent);
        Assert.Equal("it <broke>", page.QuerySelector(".error > pre")!.TextContent);
        Assert.Equal("System.Exception: it <broke>\n   at Cell()", page.QuerySelector("details:not([open]) pre")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(NamesOfLibrary))]
    public void What_the_library_displays_stands_in_the_page_without_its_styles_and_scripts(string name)
    {
        var shown = Render(OfCourse(OfLibrary[name]));
        Assert.All((string[])["<template", "<iframe", "<style", "<script>", "https:"], part => Assert.DoesNotContain(part, shown.Html, StringComparison.Ordinal));
        Assert.Empty(shown.Scripts);
        Assert.Equal(HtmlText.Lines(OfLibrary[name]), Lines(shown));
        Assert.All(Parse(shown.Html).QuerySelectorAll("figure.lecture38-figure"), figure => Assert.Equal("assets/plotly.min.js", figure.GetAttribute("data-plotly")));
    }

    [Fact]
    public void A_figure_keeps_its_data()
    {
        var script = Parse(Render(OfCourse(OfLibrary["figure"])).Html).QuerySelector("figure > script")!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Figure().PlotlyJson), JsonNode.Parse(script.TextContent)));
    }

    [Theory]
    [InlineData("<p onclick=\"x\">a</p>")]
    [InlineData("<meta http-equiv=refresh content=0>")]
    [InlineData("<iframe srcdoc=x></iframe>")]
    [InlineData("<form><input></form>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;script&gt;x&lt;/script&gt;\">")]
    public void A_marker_does_not_let_into_the_page_what_the_library_never_shows(string html)
    {
        var page = Parse(Render(OfCourse(html + "<script>x</script>")).Html);
        Assert.Empty(page.QuerySelectorAll("script, .display [onclick], meta, form"));
        Assert.True(page.QuerySelectorAll("iframe[sandbox]").Length == 1 || page.QuerySelector(".display")!.TextContent.Length == 0);
    }

    [Fact]
    public void Html_without_the_marker_is_in_a_frame_whatever_it_looks_like() =>
        Assert.All(OfLibrary.Values, html => Assert.Equal("iframe", Parse(Render(Foreign(html)).Html).QuerySelector(".output > *")!.LocalName));

    [Theory]
    [MemberData(nameof(HostileHtml.All), MemberType = typeof(HostileHtml))]
    public void Hostile_html_stays_in_its_frame(string html) => AssertContained(html);

    [Fact]
    public void Any_soup_of_tags_stays_in_its_frame() => Soup.Sample(AssertContained);

    [Fact]
    public void Any_soup_of_tags_with_the_marker_breaks_no_page() => Soup.Sample(html =>
    {
        var page = Parse($"<main>{Render(OfCourse(html)).Html}</main><p>after</p>");
        Assert.Equal(["MAIN", "P"], page.Children.Select(child => child.TagName));
        Assert.Empty(page.QuerySelectorAll("script:not([type='application/json']), style, [onload]"));
    });

    [Fact]
    public void The_richest_representation_shows()
    {
        Assert.Equal(["rich"], Lines(Render(Value(("text/plain", "plain"), ("text/html", "<i>rich</i>"), ("application/vnd.lecture38.check+json", new JsonObject())))));
        Assert.Contains("<img", Render(Value(("text/plain", "plain"), ("image/png", "aGk="))).Html, StringComparison.Ordinal);
        Assert.Equal(["{", "\"a\": \"é<\"", "}"], Lines(Render(Value(("application/json", new JsonObject { ["a"] = "é<" }), ("text/plain", "plain")))).Select(line => line.Trim()));
        Assert.Equal(["a,b"], Lines(Render("text/csv", "a,b")));
        Assert.Equal(["The book cannot show this output: application/x-own."], Lines(Render("application/x-own", "secret")));
        Assert.Equal(["The book cannot show this output: text/html."], Lines(Render(Foreign(string.Concat(Enumerable.Repeat("<div>", 100_000))))));
    }

    [Fact]
    public void Markdown_is_prose_that_runs_nothing() =>
        Assert.Contains("a <em>b</em> &lt;img", Render(Value(("text/markdown", "a *b* <img src=x onerror=alert(1)>"), ("text/plain", "plain"))).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("image/png", "aGlo\naGk=", "data:image/png;base64,aGloaGk=")]
    [InlineData("image/gif", "aGk=", "data:image/gif;base64,aGk=")]
    [InlineData("image/svg+xml", "<svg/>", "data:image/svg+xml;base64,PHN2Zy8+")]
    public void A_picture_is_in_the_page_with_a_text(string mimeType, string content, string source)
    {
        var images = Parse(Render(Value((mimeType, content), ("text/plain", "a \"plan\"")), Value((mimeType, content))).Html).QuerySelectorAll("img");
        Assert.Equal([source, source], images.Select(image => image.GetAttribute("src")));
        Assert.Equal(["a \"plan\"", "A picture that the cell shows"], images.Select(image => image.GetAttribute("alt")));
    }

    [Fact]
    public void A_picture_that_is_none_shows_as_its_text() =>
        Assert.Equal(["plain"], Lines(Render(Value(("image/png", "\"><script>"), ("text/plain", "plain")))));

    [Fact]
    public void Json_of_any_depth_that_a_notebook_has_is_shown() =>
        Assert.Contains("[]", Render("application/json", new string('[', 200) + new string(']', 200)).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("<p>x</p><img src=\"data:image/png;base64,aGk=\">", false)]
    [InlineData("<img src=\"https://a.test/1.png\"><img src=\"local.png\">", true)]
    [InlineData("<script src=\"//a.test/x.js\"></script>", true)]
    public void What_is_left_out_is_said_once(string html, bool isSaid) =>
        Assert.Equal(isSaid ? 1 : 0, Lines(Render(Foreign(html))).Count(line => line.StartsWith("Parts of this output are not in the notebook.", StringComparison.Ordinal)));

    [Fact]
    public void Scripts_are_returned_as_they_stand_in_the_frame()
    {
        var scripts = Render(Foreign("<p onclick=\"a('</script>')\">x</p><script>\n1 < 2 && \"é\"\n</script>")).Scripts;
        Assert.Contains("\n1 < 2 && \"é\"\n", scripts);
        Assert.Contains("a('</script>')", scripts);
    }

    [Fact]
    public void Frames_of_a_page_have_titles_of_their_own() =>
        Assert.Equal(["Output 1 in a frame", "Output 2 in a frame"], Parse(Render(Foreign("a"), Foreign("b")).Html).QuerySelectorAll("iframe").Select(frame => frame.GetAttribute("title")));

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
    public void Malformed_outputs_never_throw(string output) => Assert.Equal("next", Lines(Render(JsonNode.Parse(output), Error("next", "")))[^1]);

    [Fact]
    public void Long_text_is_cut_and_says_how_much() =>
        Assert.Equal("(cut: 50 more characters)", Lines(Render(Stream(new string('x', 100_050))))[^1]);

    /// <summary>The frame is the only element, and the page after it is whole.</summary>
    private static void AssertContained(string html)
    {
        var page = Parse($"<main>{Render(Foreign(html), Stream("next")).Html}</main>");
        Assert.Equal("next", page.QuerySelector("main > .output:last-child > pre")!.TextContent);
        Assert.All(page.QuerySelectorAll("*"), element => Assert.Contains(element.LocalName, (string[])["main", "div", "iframe", "pre", "p"]));
        Assert.Empty(page.QuerySelectorAll("[id]"));
    }
}
