using Microsoft.Playwright;

namespace Lecture38.Teaching.Tests;

public class FigureInBrowserTests(BrowserPages browser)
{
    private const string TextColors = """
        figure => [...figure.querySelectorAll('.main-svg > :not(.hoverlayer) text')].map(text => getComputedStyle(text).fill)
        """;

    [Fact]
    public async Task Every_figure_of_a_page_draws_with_one_plotly_and_folds_its_table()
    {
        await using var page = await browser.OpenAsync();
        Figure[] figures = [.. SampleFigures.All(), SampleFigures.Timings("Twice"), SampleFigures.Timings("Twice")];
        await page.ShowAsync(Html(figures));
        await page.DrawnAsync(figures.Length);
        Assert.EndsWith("/plotly.min.js", Assert.Single(page.Requests), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
        Assert.Equal(0, await page.Page.Locator("details[open]").CountAsync());
        await page.Page.Locator("summary").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("td").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_scripts_the_table_shows()
    {
        await using var page = await browser.OpenAsync(hasScripts: false);
        await page.ShowAsync(SampleFigures.Timings().ToHtml());
        await Assertions.Expect(page.Page.GetByText("cached", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task Without_any_plotly_the_table_shows()
    {
        await using var page = await browser.OpenAsync();
        page.HasLocalPlotly = false;
        var gaveUp = page.Page.WaitForRequestAsync("https://cdn.plot.ly/**");
        await page.ShowAsync(SampleFigures.Timings().ToHtml());
        await gaveUp;
        await Assertions.Expect(page.Page.GetByText("cached", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Collection(
            page.Requests,
            local => Assert.EndsWith("/plotly.min.js", local, StringComparison.Ordinal),
            cdn => Assert.Equal("https://cdn.plot.ly/plotly-2.28.0.min.js", cdn));
        Assert.Equal(0, await page.Page.Locator("svg").CountAsync());
        Assert.All(page.Errors, error => Assert.StartsWith("Failed to load resource", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_local_plotly_the_cdn_draws()
    {
        await using var page = await browser.OpenAsync();
        (page.HasLocalPlotly, page.HasCdn) = (false, true);
        await page.ShowAsync(Html(SampleFigures.Timings(), SampleFigures.Timings("Again")));
        await page.DrawnAsync(2);
        Assert.Equal(2, page.Requests.Count);
    }

    [Fact]
    public async Task A_plotly_that_the_page_has_is_used()
    {
        await using var page = await browser.OpenAsync();
        await page.ShowAsync(SampleFigures.Timings().ToHtml(), head: "<script src='its-own/plotly.min.js'></script>");
        await page.DrawnAsync();
        Assert.Contains("its-own", Assert.Single(page.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_an_AMD_loader_draws()
    {
        const string Loader = """
            <script>
              window.define = (names, factory) => { window.module_ = factory(); };
              window.define.amd = {};
              window.require = ([url], done, fail) => {
                const script = document.createElement('script');
                script.src = url;
                script.onload = () => done(window.module_);
                script.onerror = fail;
                document.head.append(script);
              };
            </script>
            """;
        await using var page = await browser.OpenAsync();
        await page.ShowAsync(SampleFigures.Timings().ToHtml(), head: Loader);
        await page.DrawnAsync();
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_host_that_runs_scripts_after_inserting_the_html_draws_every_figure()
    {
        await using var page = await browser.OpenAsync();
        await page.ShowAsync("");
        await page.Page.EvaluateAsync(HostScripts.Insert, SampleFigures.Timings().ToHtml());
        await page.DrawnAsync(2);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Hostile_labels_run_nothing_and_are_shown()
    {
        await using var page = await browser.OpenAsync();
        Figure[] figures = [.. SampleFigures.All(SampleFigures.HostileText), SampleFigures.OfRawJson(SampleFigures.HostileText)];
        await page.ShowAsync(Html(figures) + Table.Of([SampleFigures.HostileText]).ToHtml());
        await page.DrawnAsync(figures.Length);
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.hacked === undefined"));
        Assert.Empty(page.Errors);
        await Assertions.Expect(page.Page.Locator(".legendtext").First).ToContainTextAsync("<img src=x onerror=\"window.hacked=1\">");
        await Assertions.Expect(page.Page.Locator("figcaption").First).ToContainTextAsync("List<int>");
    }

    [Fact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        string[] labels = ["a label", "a label that is so long that no phone has room for it, whichever way it is held, and then some more of it"];
        await using var page = await browser.OpenAsync(width: 360);
        Figure[] figures = [.. labels.SelectMany(label => SampleFigures.All(label))];
        await page.ShowAsync(Html(figures) + string.Concat(labels.Select(label => Table.Of([(label, label, label)]).ToHtml())));
        await page.DrawnAsync(figures.Length);
        Assert.Equal(360, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.All(
            await page.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.main-svg')].map(s => s.getBoundingClientRect().right)"),
            right => Assert.InRange(right, 0, 360));
    }

    [Fact]
    public async Task A_figure_follows_the_width_of_its_page_and_of_paper()
    {
        await using var page = await browser.OpenAsync(width: 400);
        await page.ShowAsync(SampleFigures.Timings().ToHtml());
        await page.DrawnAsync();
        await page.Page.SetViewportSizeAsync(1200, 740);
        await WidthAsync("> 800");
        await page.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await WidthAsync("=== 640");
        await page.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await WidthAsync("> 800");
        await page.Page.SetViewportSizeAsync(400, 740);
        await WidthAsync("<= 400");
        Assert.Empty(page.Errors);

        Task WidthAsync(string expected) =>
            page.Page.WaitForFunctionAsync($"() => document.querySelector('.main-svg').getBoundingClientRect().width {expected}");
    }

    [Fact]
    public async Task Text_has_the_colour_of_the_page_and_is_black_in_print()
    {
        await using var page = await browser.OpenAsync();
        await page.ShowAsync(SampleFigures.Timings().ToHtml(), "vscode-dark");
        await page.DrawnAsync();
        await ColorAsync("vscode-dark", "", ColorScheme.Light, "rgb(212, 212, 212)");
        await ColorAsync("vscode-light", "", ColorScheme.Dark, "rgb(31, 31, 31)");
        await ColorAsync("", "light dark", ColorScheme.Dark, "rgb(255, 255, 255)");
        await ColorAsync("", "light dark", ColorScheme.Light, "rgb(0, 0, 0)");
        await ColorAsync("", "", ColorScheme.Dark, "rgb(0, 0, 0)"); // A page that stays white in the dark keeps its black text.
        await ColorAsync("vscode-dark", "", ColorScheme.Light, "rgb(0, 0, 0)", Media.Print);

        async Task ColorAsync(string bodyClass, string pageScheme, ColorScheme scheme, string expected, Media media = Media.Screen)
        {
            await page.SetThemeAsync(bodyClass, pageScheme);
            await page.Page.EmulateMediaAsync(new() { Media = media, ColorScheme = scheme });
            var colors = await page.Page.Locator("figure").EvaluateAsync<string[]>(TextColors);
            Assert.NotEmpty(colors);
            Assert.All(colors, drawn => Assert.Equal(expected, drawn));
        }
    }

    private static string Html(params Figure[] figures) => string.Join("\n", figures.Select(figure => figure.ToHtml()));
}
