using CsCheck;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests;

public class OutputIsolationTests
{
    private static readonly string[] Tags =
    [
        "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<template>", "<template shadowrootmode=open>", "</template>",
        "<style>", "</style>", "<script>", "</script>", "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<foreignObject>", "<title>", "<desc>",
        "<noscript>", "</noscript>", "<textarea>", "</textarea>", "<plaintext>", "<xmp>", "</xmp>", "<select>", "<option>", "<a href='#x'>",
        "<b>", "<i>", "</i>", "<nobr>", "<button>", "<form>", "</form>", "<!--", "-->", "<![CDATA[", "]]>", "</main>", "</body>", "</html>",
        "<body onload=x>", "<p id=after>", "<p id=before>", "<i id=x title='", "'>", "<i title=\"", "\">", "<", ">", "&lt;", "&", "<br/>", "<pre>\n",
        "<div class=lecture38-table>", "<figure class=lecture38-figure>", "<img src=x alt=y>", "<frameset>", "<iframe>", "</iframe>", "<caption>",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf([Gen.String[0, 4], Gen.Int[0, Tags.Length - 1].Select(i => Tags[i])]);

    private static readonly Gen<string> Soup = Piece.Array[0, 30].Select(string.Concat);

    [Theory]
    [MemberData(nameof(HostileHtml.WithoutScripts), MemberType = typeof(HostileHtml))]
    [MemberData(nameof(HostileHtml.WithScripts), MemberType = typeof(HostileHtml))]
    public void Hostile_html_leaves_the_page_whole(string html)
    {
        var renderer = new OutputRenderer();
        var cell = Cell(Html(html), Stream("stays"));
        PublishedPage.AssertIntact(PublishedPage.Parse(renderer.Render(cell), renderer.Render(cell)));
    }

    [Fact]
    public void Any_soup_of_tags_leaves_the_page_whole() => Soup.Sample(html =>
    {
        var shown = Render(Html(Sendable(html)), Html("<b>next</b>"));
        PublishedPage.AssertIntact(PublishedPage.Parse(shown));
        Assert.Contains("<b>next</b>", shown.Html, StringComparison.Ordinal);
    });

    [Fact]
    public void What_was_written_is_read_again_as_it_was_written() => Soup.Where(html => !html.Contains("script", StringComparison.Ordinal)).Sample(html =>
    {
        var shown = Render(Html(Sendable(html)));
        using var page = PublishedPage.Parse(shown);
        Assert.All(page.QuerySelectorAll("template"), template => Assert.Equal("foreign", template.ParentElement!.ParentElement!.ClassList[1]));
    });

    [Fact]
    public void Html_nested_without_measure_is_named_not_shown() =>
        Assert.Contains("cannot show", Render(Html(string.Concat(Enumerable.Repeat("<div>", 100_000)))).Html, StringComparison.Ordinal);

    /// <summary>A notebook's file cannot hold half of a surrogate pair.</summary>
    private static string Sendable(string text) => string.Concat(text.EnumerateRunes());
}
