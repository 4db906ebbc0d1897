using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner.Tests.Books;

/// <summary>What a page makes of a notebook's cells.</summary>
public sealed class LessonReaderTests
{
    [Theory]
    [InlineData("", "div", "div")]
    [InlineData("hide-input", "details", "div")]
    [InlineData("remove-input", null, "div")]
    [InlineData("hide-output", "div", "details")]
    [InlineData("remove-output", "div", null)]
    [InlineData("hide-cell", "details", "details")]
    public void A_tag_folds_or_leaves_out_a_part_of_its_cell(string tag, string? input, string? outputs)
    {
        var cell = Parse(Read(Shown("c1", "var secret = 1;", tag)).Html).QuerySelector("#cell-c1")!;
        Assert.Equal(input, cell.QuerySelector(".input")?.LocalName);
        Assert.Equal(outputs, cell.QuerySelector(".outputs")?.LocalName);
        Assert.Equal(input is not null, cell.TextContent.Contains("var secret", StringComparison.Ordinal));
        Assert.Equal(outputs is not null, cell.TextContent.Contains("shown text", StringComparison.Ordinal));
        Assert.All(cell.QuerySelectorAll("details"), details => Assert.True(details.QuerySelector("summary") is not null && !details.HasAttribute("open")));
    }

    [Fact]
    public void A_removed_cell_is_nowhere_on_the_page_and_in_no_search()
    {
        var prose = Notebooks.Markdown("m2", "## Secret heading\n\nsecret prose");
        prose["metadata"]!["tags"] = new JsonArray("remove-cell");
        var lesson = Read(Shown("c1", "var secret = 1;", "remove-cell"), prose);
        Assert.DoesNotContain("secret", lesson.Html + SearchIndex.Write([lesson]), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("shown text", lesson.Html, StringComparison.Ordinal);
        Assert.Empty(lesson.Headings);
    }

    [Fact]
    public void The_search_finds_prose_code_and_outputs_under_their_headings()
    {
        var lesson = Read(Notebooks.Markdown("m2", "## One\n\nA *hit*s a `cache`."), Shown("c1", "var first = 1;"), Notebooks.Markdown("m3", "## Two"), Shown("c2", "var second = 2;"));
        Assert.Equal(
            [new("", "Title", "A lesson."), new("one", "One", "A hits a cache. var first = 1; shown text"), new SearchSection("two", "Two", "var second = 2; shown text")],
            SearchIndex.Sections(lesson));
    }

    [Fact]
    public void Code_in_another_language_and_a_raw_cell_do_no_harm()
    {
        var other = Shown("c1", "<b>let</b>");
        other["metadata"]!["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
        var raw = Notebooks.Markdown("r1", "raw <b>");
        raw["cell_type"] = "raw";
        var page = Parse(Read(other, raw).Html);
        Assert.Equal("<b>let</b>", page.QuerySelector("code.language-html")!.TextContent);
        Assert.DoesNotContain("raw", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_is_attached_to_a_cell_is_part_of_the_page()
    {
        var cell = Notebooks.Markdown("m2", "![a dot](attachment:my%20dot.png) ![evil](attachment:evil.svg) ![none](attachment:none.png)");
        cell["attachments"] = new JsonObject
        {
            ["my dot.png"] = new JsonObject { ["image/png"] = new JsonArray("iVBO\n", "Rw0=") },
            ["evil.svg"] = new JsonObject { ["image/svg+xml"] = "PHN2Zz4=" },
        };
        var picture = Assert.Single(Parse(Read(cell).Html).QuerySelectorAll("img"));
        Assert.Equal(("data:image/png;base64,iVBORw0=", "a dot"), (picture.GetAttribute("src"), picture.GetAttribute("alt")));
    }

    private static Lesson Read(params JsonObject[] cells) => new LessonReader(libraries: [], new HashSet<string>(), solutions: null)
        .Read(Notebooks.Parse(Notebooks.Of([Notebooks.Markdown("m1", "# Title\n\nA lesson."), .. cells])));

    private static JsonObject Shown(string id, string source, params string[] tags)
    {
        var cell = Notebooks.Code(id, source, tags);
        cell["execution_count"] = 1;
        cell["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "shown text\n" });
        return cell;
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;
}
