using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Lecture38.Teaching.Tests;

public class StepperInBrowserTests(BrowserPages browser)
{
    private const string ColorsOf = "elements => elements.map(element => getComputedStyle(element).color)";

    private static readonly string[] Buttons = ["First step", "Previous step", "Play", "Next step", "Last step"];

    [Fact]
    public async Task Buttons_go_through_the_steps()
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml());
        await SeesAsync(page, "Start: the cache is empty and has room for 3 keys.");
        await ClickAsync(page, "Next step");
        await SeesAsync(page, "Step 1 of 9: S0 misses and is stored; there was room.");
        await ClickAsync(page, "Last step");
        await SeesAsync(page, "Step 9 of 9: S0 misses; S3, the least recently used, is evicted.");
        await ClickAsync(page, "Next step");
        await ClickAsync(page, "Previous step");
        await SeesAsync(page, "Step 8 of 9: ");
        await ClickAsync(page, "First step");
        await SeesAsync(page, "Start: ");
        await ClickAsync(page, "Previous step");
        await SeesAsync(page, "Start: ");
    }

    [Fact]
    public async Task Keys_go_through_the_steps_of_the_stepper_that_has_the_focus()
    {
        await using var page = await ShowAsync(SampleRuns.Ttl().ToHtml());
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await SeesAsync(page, "Start: ");
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.activeElement.matches('figure:focus-visible')"));
        await PressAsync(page, "ArrowRight", "Step 1 of 15: ");
        await PressAsync(page, "End", "Step 15 of 15: ");
        await PressAsync(page, "ArrowRight", "Step 15 of 15: ");
        await PressAsync(page, "ArrowLeft", "Step 14 of 15: ");
        await PressAsync(page, "Home", "Start: ");
        await PressAsync(page, "Alt+ArrowRight", "Start: ");
    }

    [Fact]
    public async Task The_keyboard_reaches_every_control_and_shows_where_it_is()
    {
        await using var page = await ShowAsync(SampleRuns.Alerts().ToHtml());
        foreach (var name in Buttons.Append("Step").Prepend(null))
        {
            await page.Page.Keyboard.PressAsync("Tab");
            Assert.Equal(name, await page.Page.EvaluateAsync<string?>("() => document.activeElement.getAttribute('aria-label')"));
            Assert.Equal("solid 2px", await page.Page.EvaluateAsync<string>(
                "() => { const style = getComputedStyle(document.activeElement); return `${style.outlineStyle} ${style.outlineWidth}`; }"));
        }

        await PressAsync(page, "ArrowUp", "Step 1 of 8: ");
        await PressAsync(page, "ArrowRight", "Step 2 of 8: ");
        await PressAsync(page, "End", "Step 8 of 8: ");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await PressAsync(page, "Shift+Tab", "Step 8 of 8: ");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await PressAsync(page, " ", "Step 7 of 8: "); // Space presses the button that has the focus.
    }

    [Fact]
    public async Task A_notebook_around_it_does_not_get_its_keys()
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml());
        await page.Page.EvaluateAsync("() => { document.body.dataset.keys = ''; addEventListener('keydown', e => document.body.dataset.keys += e.key + ' '); }");
        await page.Page.Locator("figure").FocusAsync();
        foreach (var key in new[] { "ArrowRight", "ArrowLeft", "End", "Home", "x" })
        {
            await page.Page.Keyboard.PressAsync(key);
        }

        await page.Page.GetByRole(AriaRole.Slider).PressAsync("ArrowDown");
        Assert.Equal("x ", await page.Page.Locator("body").GetAttributeAsync("data-keys"));
    }

    [Fact]
    public async Task The_slider_goes_to_a_step()
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml());
        var slider = page.Page.GetByRole(AriaRole.Slider, new() { Name = "Step" });
        await slider.FillAsync("5");
        await SeesAsync(page, "Step 5 of 9: S3 misses; S1, the least recently used, is evicted.");
        await Assertions.Expect(slider).ToHaveAttributeAsync("aria-valuetext", "Step 5 of 9: S3 misses; S1, the least recently used, is evicted.");
        await ClickAsync(page, "Next step");
        await Assertions.Expect(slider).ToHaveValueAsync("6");
    }

    [Fact]
    public async Task Play_steps_by_itself_pauses_and_ends_at_the_end()
    {
        await using var page = await ShowAsync(Stepper.Lru(["a", "b", "a", "c"], maxSize: 2).ToHtml(), withClock: true);
        await ClickAsync(page, "Play");
        await SeesAsync(page, "Step 1 of 4: ");
        await page.Page.Clock.RunForAsync(1_600);
        await SeesAsync(page, "Step 2 of 4: ");
        await ClickAsync(page, "Pause");
        await page.Page.Clock.RunForAsync(10_000);
        await SeesAsync(page, "Step 2 of 4: ");
        await page.Page.Locator("figure").PressAsync(" ");
        await page.Page.Clock.RunForAsync(10_000);
        await SeesAsync(page, "Step 4 of 4: ");
        await ClickAsync(page, "Play");
        await SeesAsync(page, "Start: ");
        await page.Page.Clock.RunForAsync(1_600);
        await ClickAsync(page, "Last step");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_step_is_said_to_a_screen_reader()
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml());
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
        await ClickAsync(page, "Next step");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Step 1 of 9: S0 misses and is stored; there was room.");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Figure, new() { Name = "LRU cache of at most 3 keys, asked 9 times" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        foreach (var name in Buttons)
        {
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Several_on_a_page_and_one_shown_twice_do_not_disturb_each_other()
    {
        var html = SampleRuns.Lru().ToHtml();
        await using var page = await ShowAsync(html + html + SampleRuns.Ttl().ToHtml());
        await Assertions.Expect(page.Page.Locator("figure[data-on]")).ToHaveCountAsync(3);
        await page.Page.GetByLabel("Next step").Nth(1).ClickAsync();
        await page.Page.GetByLabel("Last step").Nth(2).ClickAsync();
        Assert.Equal(["Start:", "Step 1 of 9:", "Step 15 of 15:"], await page.Page.Locator("li.at .say b").AllInnerTextsAsync());
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_host_that_runs_scripts_elsewhere_and_twice_gets_steppers()
    {
        await using var page = await ShowAsync("");
        await page.Page.EvaluateAsync(HostScripts.Insert, SampleRuns.Lru().ToHtml());
        await Assertions.Expect(page.Page.Locator("figure[data-on]")).ToHaveCountAsync(2);
        await page.Page.GetByLabel("Next step").First.ClickAsync();
        Assert.Equal(["Step 1 of 9:", "Start:"], await page.Page.Locator("li.at .say b").AllInnerTextsAsync());
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Nothing_jumps_from_step_to_step()
    {
        await using var page = await ShowAsync(string.Concat(SampleRuns.Html()));
        foreach (var width in new[] { 360, 900 })
        {
            await page.Page.SetViewportSizeAsync(width, 740);
            var tops = await page.Page.EvaluateAsync<double[][][]>("""
                () => [...document.querySelectorAll('figure')].map(stepper => ['.act', '.cells', '.sum'].map(part =>
                  [...new Set([...stepper.querySelectorAll(part)].map(element => element.getBoundingClientRect().top))]))
                """);
            Assert.Equal(3, tops.Length);
            Assert.All(tops, stepper => Assert.Equal([1, 1, 1], stepper.Select(distinct => distinct.Length)));
        }
    }

    [Fact]
    public async Task Without_scripts_all_steps_show_as_a_filmstrip()
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml(), hasScripts: false);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        await Assertions.Expect(page.Page.GetByText("Step 9 of 9:")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Paper_shows_the_filmstrip()
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml());
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce)]
    [InlineData(ReducedMotion.NoPreference)]
    public async Task Nothing_moves_for_who_wants_no_motion(ReducedMotion motion)
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml(), motion: motion);
        await page.Page.EvaluateAsync("""
            () => {
              const animate = Element.prototype.animate;
              document.body.dataset.moved = 0;
              Element.prototype.animate = function (...how) { document.body.dataset.moved++; return animate.apply(this, how); };
            }
            """);
        await ClickAsync(page, "Last step");
        await SeesAsync(page, "Step 9 of 9: ");
        var moved = int.Parse((await page.Page.Locator("body").GetAttributeAsync("data-moved"))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(motion == ReducedMotion.NoPreference, moved > 0);
    }

    [Fact]
    public async Task Text_has_the_colour_of_the_page()
    {
        await using var page = await ShowAsync(string.Concat(SampleRuns.Html()));
        await ColorAsync("vscode-dark", "", "", "rgb(212, 212, 212)");
        await ColorAsync("vscode-light", "", "", "rgb(31, 31, 31)");
        await ColorAsync("", "dark", "", "rgb(255, 255, 255)");
        await ColorAsync("", "", "", "rgb(0, 0, 0)");
        await ColorAsync("", "", "rgb(1, 2, 3)", "rgb(1, 2, 3)");

        async Task ColorAsync(string bodyClass, string colorScheme, string pageColor, string expected)
        {
            await page.SetThemeAsync(bodyClass, colorScheme, pageColor);
            foreach (var part in new[] { "figcaption", "li.at .say", "li.at .sum", "button", "input" })
            {
                var colors = await page.Page.Locator(part).EvaluateAllAsync<string[]>(ColorsOf);
                Assert.Equal(Enumerable.Repeat(expected, colors.Length), colors);
                Assert.NotEmpty(colors);
            }
        }
    }

    [Fact]
    public async Task Marks_stand_out_from_a_white_and_from_a_dark_page()
    {
        await using var page = await ShowAsync(SampleRuns.Lru().ToHtml());
        foreach (var name in new[] { "--blue", "--good", "--warn", "--bad" })
        {
            var color = await page.Page.Locator("figure").EvaluateAsync<string>("(figure, name) => getComputedStyle(figure).getPropertyValue(name)", name);
            var (mark, white, dark) = (Luminance(color.Trim()), Luminance("#ffffff"), Luminance("#1e1e1e"));
            Assert.InRange((white + 0.05) / (mark + 0.05), 3, 21);
            Assert.InRange((mark + 0.05) / (dark + 0.05), 3, 21);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_nothing_is_wider_than_the_screen(bool hasScripts)
    {
        var longKey = new string('k', 80);
        await using var page = await ShowAsync(
            string.Concat(SampleRuns.LongHtml(steps: 30)) + string.Concat(SampleRuns.Html()) + Stepper.Lru([longKey, "a", longKey], 1).ToHtml()
                + Stepper.Ttl([TtlOperation.Set(longKey), TtlOperation.Wait(1.234567), TtlOperation.Set("a")], TimeSpan.FromSeconds(1), 1).ToHtml()
                + Stepper.Alerts([new(longKey, 61), new("a", 61)], 60, 1).ToHtml(),
            width: 360, hasScripts: hasScripts);
        Assert.Equal(0, await WidestBeyondAsync(page));
    }

    [Fact]
    public async Task Hostile_keys_run_nothing_and_are_shown()
    {
        const string Hostile = "</li></ol></script><img src=x onerror=\"window.hacked=1\">";
        await using var page = await ShowAsync(Stepper.Lru([Hostile], maxSize: 1).ToHtml());
        await ClickAsync(page, "Next step");
        await SeesAsync(page, $"Step 1 of 1: {Hostile} misses and is stored; there was room.");
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.hacked === undefined"));
    }

    [Fact]
    public async Task A_run_without_steps_shows_its_start()
    {
        await using var page = await ShowAsync(Stepper.Alerts([], threshold: 60, maxAlerts: 2).ToHtml());
        await SeesAsync(page, "Start: the ring is empty; its head is at place 0 of 2.");
        foreach (var name in Buttons)
        {
            await ClickAsync(page, name);
        }

        await SeesAsync(page, "Start: ");
    }

    private async Task<BrowserPage> ShowAsync(
        string html,
        int width = 1280,
        ReducedMotion motion = ReducedMotion.NoPreference,
        bool hasScripts = true,
        bool withClock = false)
    {
        var page = await browser.OpenAsync(width, motion: motion, hasScripts: hasScripts);
        if (withClock)
        {
            await page.InstallClockAsync();
        }

        await page.ShowAsync(html);
        Assert.Empty(page.Requests);
        Assert.Empty(page.Errors);
        return page;
    }

    private static Task ClickAsync(BrowserPage page, string button) =>
        page.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(new() { Force = true });

    private static async Task PressAsync(BrowserPage page, string key, string seen)
    {
        await page.Page.Keyboard.PressAsync(key);
        await SeesAsync(page, seen);
    }

    private static async Task SeesAsync(BrowserPage page, string text)
    {
        var visible = page.Page.Locator("li .say").And(page.Page.Locator(":visible"));
        await Assertions.Expect(visible).ToHaveCountAsync(1);
        await Assertions.Expect(visible).ToHaveTextAsync(new Regex("^" + Regex.Escape(text)));
        Assert.Empty(page.Errors);
    }

    private static double Luminance(string hex)
    {
        double Channel(int i)
        {
            var value = Convert.ToInt32(hex.Substring(i, 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    /// <summary>By how many pixels the page or a frame overflows.</summary>
    private static Task<double> WidestBeyondAsync(BrowserPage page) => page.Page.EvaluateAsync<double>("""
        () => Math.max(
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ...[...document.querySelectorAll('li')].map(frame => frame.scrollWidth - frame.clientWidth))
        """);
}
