using System.Text.Json.Nodes;
using Lecture38.Runner.Tests.Books;
using Microsoft.Playwright;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests;

/// <summary>Outputs on a published page, in a real browser.</summary>
[Collection(nameof(PublishedBook))]
public sealed class OutputsInBrowserTests(BrowserFixture browser) : IDisposable
{
    private const string Interactive = """
        <p id="said">silent</p><button onclick="said.textContent = 'clicked'">Press</button><script>said.textContent = 'ran'</script>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>All on one page: the tests of the renderer tell which one breaks it.</summary>
    [Fact]
    public async Task Hostile_html_leaves_the_page_and_the_next_cell_as_they_are()
    {
        await using var page = await OpenAsync([.. HostileHtml.All.Select(row => Foreign(row.Data)), Foreign(Interactive), Stream("plain")]);
        await Assertions.Expect(page.Page.Locator("iframe")).ToHaveCountAsync(HostileHtml.All.Count + 1);
        await Assertions.Expect(page.Page.Locator("iframe").Last.ContentFrame.Locator("#said")).ToHaveTextAsync("ran");
        await Assertions.Expect(page.Page.Locator("#cell-shown pre").GetByText("plain", new() { Exact = true })).ToBeVisibleAsync();
        await AssertIntactAsync(page);
    }

    [Theory]
    [InlineData(BookHost.Disk)]
    [InlineData(BookHost.Web)]
    public async Task Scripts_of_an_output_run_in_its_frame_which_is_as_high_as_its_content(BookHost host)
    {
        await using var page = await OpenAsync(
            [Foreign(Interactive), Foreign("<div id=box style='height:333px' onclick=\"this.style.height='99999px'\">Grow</div>")], host);
        var first = page.Page.Locator("iframe").First.ContentFrame;
        await Assertions.Expect(first.Locator("#said")).ToHaveTextAsync("ran");
        await first.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(first.Locator("#said")).ToHaveTextAsync("clicked");

        var second = page.Page.Locator("iframe").Last;
        await Assertions.Expect(second).ToHaveJSPropertyAsync("clientHeight", 333 + (2 * 8));
        await second.ContentFrame.Locator("#box").ClickAsync();
        await Assertions.Expect(second).ToHaveJSPropertyAsync("clientHeight", 1200);
        Assert.Empty(page.Errors);
        await AssertIntactAsync(page);
    }

    [Fact]
    public async Task Figures_steppers_and_charts_of_others_act_and_a_figure_can_be_saved()
    {
        var chart = Value(
            (MimeTypes.Html, "<script src='https://cdn.plot.ly/plotly.min.js'></script><div id=chart></div>"),
            (MimeTypes.Plotly, Chart("""{"x":[1,2,3],"y":[4,5,6],"name":"mine","type":"scatter"}""")));
        await using var page = await OpenAsync([.. OfLibrary.Values.Select(OfCourse), chart]);
        await Assertions.Expect(page.Page.Locator("figure[data-drawn=yes]:has(.main-svg)")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Page.Locator("figure[data-drawn=yes]").Last.Locator(".scatterlayer .trace")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("figure[data-on] .controls:visible")).ToHaveCountAsync(3);
        await AssertIntactAsync(page);
        await page.Page.Locator("figure[data-drawn=yes] .plot-container").First.HoverAsync();
        var picture = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("[data-title^='Download plot']").First.ClickAsync());
        Assert.EndsWith(".png", picture.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(page.Errors);
        Assert.Single(page.Requests, url => url.EndsWith("plotly.min.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Boxes_that_scroll_are_reached_by_the_keyboard_and_pictures_run_nothing()
    {
        const string Svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><script>top.hacked = 1</script><image href='https://outside.test/a.png'/></svg>";
        await using var page = await OpenAsync([
            Stream("short"), Error("x", ""), Stream(string.Join('\n', Enumerable.Range(0, 200))), Error("x", ""), Stream(new string('x', 5_000)), Value(("image/svg+xml", Svg))]);
        await Assertions.Expect(page.Page.Locator("pre[tabindex='0'][role=group][aria-label='Text output']")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Page.Locator("#cell-shown pre[tabindex]")).ToHaveCountAsync(2);
        Assert.Equal(40, await page.Page.Locator("img").EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }"));
        Assert.Empty(page.Errors);
        await AssertIntactAsync(page);
    }

    private async Task<BookPage> OpenAsync(JsonObject[] outputs, BookHost host = BookHost.Web)
    {
        _folder.Write("executed/sample.ipynb", Notebooks.Of(Notebooks.Markdown("m1", "# Sample\n\nbefore"), Code("shown", outputs), Notebooks.Markdown("m2", "after")));
        var end = await CommandLine.RunAsync(_folder, "publish", "--executed", "executed", "--output", "book");
        Assert.True(end.ExitCode == 0, end.ToString());
        return await BookPage.OpenAsync(await browser.NewContextAsync(), _folder["book"], host, "sample.html");
    }

    /// <summary>Requires that the paragraphs around the outputs are visible, that the page is not wider than its window, and that nothing was loaded from elsewhere.</summary>
    private static async Task AssertIntactAsync(BookPage page)
    {
        foreach (var text in (string[])["before", "after"])
        {
            var paragraph = page.Page.Locator("article > .prose > p").GetByText(text, new() { Exact = true });
            Assert.True(await paragraph.EvaluateAsync<bool>("""
                paragraph => {
                  paragraph.scrollIntoView({ block: 'center' });
                  const box = paragraph.getBoundingClientRect();
                  return document.elementFromPoint(box.x + 5, box.y + box.height / 2) === paragraph && getComputedStyle(paragraph).visibility === 'visible';
                }
                """), $"The paragraph '{text}' is hidden or covered.");
        }

        Assert.Equal(0, await page.OverflowAsync());
        Assert.Empty(page.Loaded);
    }
}
