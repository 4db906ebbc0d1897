namespace Lecture38.Runner.Tests;

public class ProseRendererTests
{
    [Fact]
    public void A_heading_has_an_id_and_a_link_to_itself()
    {
        var prose = Render("# Title\n\n## 1 · The problem");

        Assert.Equal(
            "<h1 id=\"title\">Title <a class=\"anchor\" href=\"#title\" aria-label=\"Link to this section\">#</a></h1>\n"
            + "<h2 id=\"the-problem\">1 · The problem <a class=\"anchor\" href=\"#the-problem\" aria-label=\"Link to this section\">#</a></h2>\n",
            prose.Html);
        Assert.Equal([new ProseHeading(1, "title", "Title"), new ProseHeading(2, "the-problem", "1 · The problem")], prose.Headings);
        Assert.Empty(prose.Links);
    }

    [Theory]
    [InlineData("38.1 Calibration lookups behind an LRU cache", "calibration-lookups-behind-an-lru-cache")]
    [InlineData("`Dictionary<TKey, TValue>` *in* [use](x.md)", "dictionarytkey-tvalue-in-use")]
    [InlineData("Größe & Maß", "größe--maß")]
    [InlineData("キャッシュ の サイズ", "キャッシュ-の-サイズ")]
    [InlineData("2024", "2024")]
    [InlineData("🙂", "section")]
    [InlineData("Book review", "section-book-review")]
    [InlineData("Cell by cell", "section-cell-by-cell")]
    [InlineData("Exports", "section-exports")]
    [InlineData("Module", "section-module")]
    [InlineData("<script>alert(1)</script>", "scriptalert1script")]
    public void An_id_is_made_of_the_headings_words(string heading, string id) => Assert.Equal(id, Assert.Single(Render($"# {heading}").Headings).Id);

    [Fact]
    public void Ids_are_unique_on_a_page()
    {
        var page = new ProseRenderer(link => link);

        string[] texts = ["## Same", "## Same\n\n## Same-1", "## Same"];
        var ids = texts.SelectMany(text => page.Render(text).Headings).Select(heading => heading.Id);

        Assert.Equal(["same", "same-1", "same-1-1", "same-2"], ids);
    }

    [Theory]
    [InlineData("# a|## b|#### c|### d|## e", "1 2 3 3 2")]
    [InlineData("### a|## b|# c|## d", "1 2 2 3")]
    [InlineData("# a|###### b|##### c|## d|### e", "1 2 2 2 3")]
    public void A_page_has_one_first_heading_and_leaves_no_level_out(string headings, string levels)
    {
        var page = new ProseRenderer(link => link);

        Assert.Equal(levels, string.Join(' ', headings.Split('|').SelectMany(text => page.Render(text).Headings).Select(heading => heading.Level)));
    }

    [Fact]
    public void Thousands_of_headings_of_the_same_words_are_numbered()
    {
        const int Count = 10_000;
        var ids = Render(string.Concat(Enumerable.Repeat("# Same\n", Count))).Headings.Select(heading => heading.Id);
        Assert.Equal(Enumerable.Range(0, Count).Select(number => number == 0 ? "same" : $"same-{number}"), ids);
    }

    [Fact]
    public void A_headings_text_has_no_markup() =>
        Assert.Equal("A b c<d> e", Assert.Single(Render("## A *b* `c<d>` [e](f.md)").Headings).Text);

    [Fact]
    public void A_text_longer_than_anybody_writes_in_a_cell_is_shown_as_it_is_written() =>
        Assert.Equal($"<pre># {new string('x', 100_000)}</pre>\n", Render($"# {new string('x', 100_000)}").Html);

    [Theory]
    [InlineData("[x](38.2-ttl-cache.ipynb#y)", "<p><a href=\"38.2-ttl-cache.html#y\">x</a></p>")]
    [InlineData("[x](https://a.example/b.ipynb?c=1&d)", "<p><a href=\"https://a.example/b.ipynb?c=1&amp;d\">x</a></p>")]
    [InlineData("[x](#y)", "<p><a href=\"#y\">x</a></p>")]
    [InlineData("<me@a.example>", "<p><a href=\"mailto:me@a.example\">me@a.example</a></p>")]
    [InlineData("[x][r]\n\n[r]: y.ipynb 'T'", "<p><a href=\"y.html\" title=\"T\">x</a></p>")]
    [InlineData("![A b](c.png)", "<p><img src=\"c.png\" alt=\"A b\" /></p>")]
    [InlineData("![A b](https://a.example/c.png)", "<p>A b</p>")]
    [InlineData("[a <b>c</b>](javascript:d)", "<p>a &lt;b&gt;c&lt;/b&gt;</p>")]
    [InlineData("[https://a.example](b.ipynb)", "<p><a href=\"b.html\">https://a.example</a></p>")]
    public void Links_lead_to_pages_and_images_are_never_fetched(string markdown, string html) =>
        Assert.Equal(html, Render(markdown).Html.Trim());

    [Fact]
    public void Links_are_listed() =>
        Assert.Equal(["a.html", "https://b.example/", "c.png"], Render("[a](a.ipynb) <https://b.example/> ![c](c.png) [d](javascript:d)").Links);

    [Fact]
    public void A_table_scrolls_in_a_block_of_its_own_and_has_aligned_columns() =>
        Assert.Equal(
            "<div class=\"table\" data-scroll=\"Table\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\" style=\"text-align: right\">b</th></tr>\n</thead>\n"
            + "<tbody>\n<tr><td>1</td><td style=\"text-align: right\">2</td></tr>\n</tbody>\n</table>\n</div>\n",
            Render("| a | b |\n|---|--:|\n| 1 | 2 |").Html);

    [Fact]
    public void Csharp_is_coloured_and_other_code_is_not()
    {
        Assert.Equal("<pre data-scroll=\"Code\"><code class=\"language-csharp\"><span class=\"k\">int</span> a;</code></pre>\n", Render("```csharp\nint a;\n```").Html);
        Assert.Equal("<pre data-scroll=\"Code\"><code class=\"language-sh\">int &lt;a&gt;</code></pre>\n", Render("```sh\nint <a>\n```").Html);
        Assert.Equal("<pre data-scroll=\"Code\"><code>a</code></pre>\n", Render("```\"onclick=x\na\n```").Html);
    }

    [Fact]
    public void Text_that_is_nested_without_measure_is_shown_as_it_was_written()
    {
        var quotes = new string('>', 5_000);

        Assert.Equal($"<pre>{quotes.Replace(">", "&gt;", StringComparison.Ordinal)}</pre>\n", Render(quotes).Html);
        Assert.StartsWith("<pre>**", Render($"{new string('*', 40_000)}x{new string('*', 40_000)}").Html, StringComparison.Ordinal);
    }

    internal static Prose Render(string markdown) => new ProseRenderer(link => link.Replace(".ipynb", ".html", StringComparison.Ordinal)).Render(markdown);
}
