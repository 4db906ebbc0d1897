using Microsoft.Playwright;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests;

public class OutputsInBrowserTests(BrowserFixture browser)
{
    /// <summary>A page each would be most of the work; few on a page leave little to search where one breaks it.</summary>
    private const int CellsOnAPage = 8;

    private const string Interactive = """
        <p id="said">silent</p><button onclick="said.textContent = 'clicked'">Press</button><script>said.textContent = 'ran'</script>
        """;

    public static TheoryData<int> Pages { get; } = [.. Enumerable.Range(0, (HostileHtml.WithoutScripts.Count + CellsOnAPage - 1) / CellsOnAPage)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Hostile_html_leaves_the_page_and_the_next_cell_as_they_are(int page)
    {
        var hostile = HostileHtml.WithoutScripts.Select(row => row.Data).Skip(page * CellsOnAPage).Take(CellsOnAPage).ToArray();
        var renderer = new OutputRenderer();
        await using var shown = await ShownPage.OpenAsync(
            browser,
            [.. hostile.SelectMany(html => new[] { renderer.Render(Cell(Html(html))), renderer.Render(Cell(Html("<b id=same>next</b>"), Stream("plain"))) })]);
        await shown.AssertIntactAsync();
        Assert.Empty(shown.Errors);
        await Assertions.Expect(shown.Page.GetByText("next", new() { Exact = true }).Filter(new() { Visible = true })).ToHaveCountAsync(hostile.Length);
        await Assertions.Expect(shown.Page.GetByText("plain", new() { Exact = true }).Filter(new() { Visible = true })).ToHaveCountAsync(hostile.Length);
        Assert.Equal(1, await shown.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('main > #after')].length"));
    }

    [Theory]
    [MemberData(nameof(HostileHtml.WithScripts), MemberType = typeof(HostileHtml))]
    public async Task Hostile_scripts_leave_the_page_as_it_is(string html)
    {
        var renderer = new OutputRenderer();
        await using var shown = await ShownPage.OpenAsync(browser, [renderer.Render(Cell(Html(html))), renderer.Render(Cell(Html(Interactive)))]);
        var next = shown.Page.FrameLocator("#cell-1 iframe");
        await Assertions.Expect(next.Locator("#said")).ToHaveTextAsync("ran");
        await shown.AssertIntactAsync();
        Assert.Equal(new Uri("http://book.test/lesson.html"), new Uri(shown.Page.Url));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scripts_of_an_output_run_in_its_frame(bool fromFile)
    {
        await using var shown = await ShownPage.OpenAsync(browser, [Render(Html(Interactive))], fromFile);
        var frame = shown.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator("#said")).ToHaveTextAsync("ran");
        await frame.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(frame.Locator("#said")).ToHaveTextAsync("clicked");
        Assert.Empty(shown.Errors);
        await shown.AssertIntactAsync();
    }

    [Fact]
    public async Task A_frame_is_as_high_as_its_content()
    {
        await using var shown = await ShownPage.OpenAsync(
            browser, [Render(Html("<div id=box style='height:333px' onclick=\"this.style.height='99999px'\">Grow</div>"))]);
        var frame = shown.Page.Locator("iframe");
        await Assertions.Expect(frame).ToHaveJSPropertyAsync("clientHeight", 333 + (2 * 8));
        await shown.Page.FrameLocator("iframe").Locator("#box").ClickAsync();
        await Assertions.Expect(frame).ToHaveJSPropertyAsync("clientHeight", 1200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_scripts_everything_is_read(bool fromFile)
    {
        const string Silent = "<p>silent</p><script></script>";
        await using var shown = await ShownPage.OpenAsync(
            browser,
            [Render(Html(Silent)), Render(Html(Silent.Replace("silent", "", StringComparison.Ordinal))), Render(Html("<style>p{color:red}</style><p>of others</p>")), Render(Html(OfLibrary["figure"]))],
            fromFile,
            new() { JavaScriptEnabled = false });
        await Assertions.Expect(shown.Page.GetByText("of others")).ToBeVisibleAsync();
        await Assertions.Expect(shown.Page.Locator("figure td").First).ToBeVisibleAsync();
        // Where no script may run, nothing can be asked of a frame but how it looks.
        var frames = shown.Page.Locator("iframe");
        Assert.NotEqual(await frames.Nth(0).ScreenshotAsync(), await frames.Nth(1).ScreenshotAsync());
        Assert.Empty(shown.Outside);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_library_s_figures_and_steppers_act(bool fromFile)
    {
        var renderer = new OutputRenderer();
        await using var shown = await ShownPage.OpenAsync(browser, [.. OfLibrary.Values.Select(html => renderer.Render(Cell(Html(html))))], fromFile);
        await Assertions.Expect(shown.Page.Locator("figure[data-drawn=yes]:has(.main-svg)")).ToHaveCountAsync(2);
        await Assertions.Expect(shown.Page.Locator("figure[data-on] .controls:visible")).ToHaveCountAsync(3);
        await shown.AssertIntactAsync();
        Assert.Empty(shown.Errors);
        Assert.Single(shown.Inside, url => url.EndsWith("plotly.min.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chart_of_others_draws_from_its_json()
    {
        var chart = Value(
            ("text/html", "<script src='https://cdn.plot.ly/plotly.min.js'></script><div id=chart></div>"),
            (PlotlyMimeType, PlotlyHtmlTests.Chart("""{"x":[1,2,3],"y":[4,5,6],"name":"mine","type":"scatter"}""")));
        await using var shown = await ShownPage.OpenAsync(browser, [Render(chart)], options: new() { ViewportSize = new() { Width = 360, Height = 700 } });
        await Assertions.Expect(shown.Page.Locator("figure[data-drawn=yes] .scatterlayer .trace")).ToHaveCountAsync(1);
        await shown.AssertIntactAsync();
        Assert.Empty(shown.Errors);
    }

    [Fact]
    public async Task A_figure_can_be_saved_as_a_picture()
    {
        await using var shown = await ShownPage.OpenAsync(browser, [Render(Html(OfLibrary["figure"]))]);
        await shown.Page.Locator("figure[data-drawn=yes] .plot-container").HoverAsync();
        var picture = await shown.Page.RunAndWaitForDownloadAsync(() => shown.Page.Locator("[data-title^='Download plot']").ClickAsync());
        Assert.EndsWith(".png", picture.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(shown.Errors);
    }

    [Fact]
    public async Task Boxes_that_scroll_are_reached_by_the_keyboard_and_others_are_no_stop()
    {
        var renderer = new OutputRenderer();
        string[] texts = ["short", string.Join('\n', Enumerable.Range(0, 200)), new string('x', 5_000)];
        await using var shown = await ShownPage.OpenAsync(browser, [.. texts.Select(text => renderer.Render(Cell(Stream(text))))]);
        await Assertions.Expect(shown.Page.Locator("pre[tabindex='0'][role=group][aria-label='Text output']")).ToHaveCountAsync(2);
        await Assertions.Expect(shown.Page.Locator("#cell-0 [tabindex]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Pictures_show_and_an_svg_runs_nothing()
    {
        const string Svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><script>top.hacked = 1</script><image href='https://outside.test/a.png'/></svg>";
        await using var shown = await ShownPage.OpenAsync(browser, [Render("image/svg+xml", Svg)]);
        Assert.Equal(40, await shown.Page.Locator("img").EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }"));
        Assert.Empty(shown.Errors);
        Assert.Empty(shown.Outside);
    }
}
