using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Playwright;
using static Lecture38.Teaching.Tests.SampleRaces;

namespace Lecture38.Teaching.Tests;

public partial class TimelineTests(BrowserPages browser)
{
    private const string TextColors =
        "() => [...document.querySelectorAll('.lecture38-timeline :not(style)')].map(element => getComputedStyle(element).color)";

    private const string Hostile = "</style><img src=x onerror=\"window.hacked=1\"><b>&amp;'\u0000\n";

    private static readonly Gen<string> Name = Gen.String.Where(name => !string.IsNullOrWhiteSpace(name));

    [Fact]
    public void A_failing_report_counts_and_shows_the_shortest_schedule() =>
        Assert.Equal(
            """
            20 schedules, 18 break 'one load'

            The shortest schedule that fails: 4 steps, 1 context switch
            Step  A               B
            ----  --------------  -----------------------------------
               1  look: miss
               2  load, number 1
               3                  look: miss
               4                  load, number 2  ✗ breaks 'one load'
            """.ReplaceLineEndings("\n"),
            LoadingTwice().ToString());

    [Fact]
    public void A_passing_report_is_one_line()
    {
        var report = Interleavings.Explore(() => new CachedLookup(), [("A", LazyLoader), ("B", LazyLoader)], [OneLoad]);
        Assert.Equal("6 schedules: none breaks 'one load', no deadlock, no exception", report.ToString());
        Assert.EndsWith(
            "<p>✓ 6 schedules: none breaks &#39;one load&#39;, no deadlock, no exception</p></div>",
            report.ToHtml(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_failure_is_named_and_counted()
    {
        static IEnumerable<ThreadStep> Step(Counter counter)
        {
            yield return ThreadStep.WaitUntil("wait", () => counter.Value < 2);
            counter.Value++;
            yield return counter.Value == 2 ? throw new TimeoutException("too late") : "count";
            yield return ThreadStep.WaitUntil("wait for the other", () => counter.Value == 5);
        }

        var report = Interleavings.Explore(
            () => new Counter(), [("A", Step), ("B", Step)], [new("fewer than two", counter => counter.Value < 2)]);
        Assert.Matches("^[0-9]+ schedules, [0-9]+ break 'fewer than two', [0-9]+ throw TimeoutException$", report.Headline);
        Assert.Contains("✗ throws TimeoutException: too late  ✗ breaks 'fewer than two'", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadlock_stands_under_the_steps()
    {
        var report = Deadlock();
        Assert.Matches("^32 schedules, 20 deadlock\n", report.ToString());
        Assert.EndsWith("\n✗ deadlock: A at 'ask for y', B at 'ask for x'", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("colspan=\"3\">✗ deadlock: A at &#39;ask for y&#39;", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_schedule_shows_its_ends()
    {
        var schedule = Interleavings.Replay(
            () => 0, [("A", Steps<int>(100)), ("B", Steps<int>(1))], [], Enumerable.Repeat("A", 100));
        Assert.StartsWith("A schedule that does not fail: 100 steps, 0 context switches\n", schedule.ToString(), StringComparison.Ordinal);
        Assert.Contains("… 80 more rows", schedule.ToString(), StringComparison.Ordinal);
        Assert.Contains("… 60 more steps", schedule.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(40, Regex.Count(schedule.ToHtml(), "lecture38-acts\">"));
        Assert.Contains("step 100", schedule.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_acts_in_html() =>
        Gen.Select(Name, Gen.String, Name).Where((thread, _, _) => thread != "B")
            .Sample((name, description, invariant) =>
            {
                var html = Breaking(name, description, invariant).ToHtml();
                var tags = Tag().Matches(html[html.IndexOf("</style>", StringComparison.Ordinal)..]);
                Assert.Equal(
                    "/style p /p table caption /caption thead tr th /th th /th th /th /tr /thead "
                    + "tbody tr th /th td strong /strong /td td /td /tr /tbody /table /div",
                    string.Join(' ', tags.Select(tag => tag.Groups[1].Value)));
            });

    [Fact]
    public async Task Hostile_labels_run_nothing_and_are_shown()
    {
        await using var page = await browser.OpenAsync();
        await page.ShowAsync(Breaking(Hostile, Hostile, Hostile).ToHtml());
        await Assertions.Expect(page.Page.Locator("td.lecture38-acts")).ToContainTextAsync("<img src=x onerror=\"window.hacked=1\">");
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.hacked === undefined"));
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task Each_step_stands_in_the_column_of_its_thread_without_scripts()
    {
        await using var page = await browser.OpenAsync(hasScripts: false);
        await page.ShowAsync(LoadingTwice().ToHtml());
        await Assertions.Expect(page.Page.Locator("th[scope=col]")).ToHaveTextAsync(["Step", "A", "B"]);
        await Assertions.Expect(page.Page.Locator("tbody tr:nth-child(2) > *")).ToHaveTextAsync(["2", "load, number 1", ""]);
        await Assertions.Expect(page.Page.Locator("tbody tr:nth-child(4) > *")).ToHaveTextAsync(["4", "", "load, number 2✗ breaks 'one load'"]);
        await Assertions.Expect(page.Page.GetByText("✗ breaks 'one load'")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("a label")]
    [InlineData("a label that is so long that no phone has room for it, whichever way it is held, and then some more of it")]
    [InlineData("AThreadWhoseNameHasNoSpaceWhereALineCouldBreakAndWhichIsLongerThanAnyPhoneIsWide")]
    public async Task On_a_phone_nothing_is_wider_than_the_screen(string label)
    {
        await using var page = await browser.OpenAsync(width: 360);
        var three = Interleavings.Explore(
            () => new CachedLookup(), [("A " + label, CheckThenAct), ("B " + label, CheckThenAct), (label, CheckThenAct)], [OneLoad]);
        await page.ShowAsync(Breaking(label, label, label).ToHtml() + Deadlock().ToHtml() + three.ToHtml());
        Assert.Equal(360, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(ColorScheme.Dark, "rgb(255, 255, 255)")]
    [InlineData(ColorScheme.Light, "rgb(0, 0, 0)")]
    public async Task Text_has_the_colour_of_the_page(ColorScheme scheme, string color)
    {
        await using var page = await browser.OpenAsync(colors: scheme);
        await page.ShowAsync(LoadingTwice().ToHtml(), head: "<style>:root { color-scheme: light dark }</style>");
        var colors = await page.Page.EvaluateAsync<string[]>(TextColors);
        Assert.NotEmpty(colors);
        Assert.All(colors, shown => Assert.Equal(color, shown));
    }

    private static InterleavingReport LoadingTwice() =>
        Interleavings.Explore(() => new CachedLookup(), [("A", CheckThenAct), ("B", CheckThenAct)], [OneLoad]);

    private static InterleavingReport Deadlock() =>
        Interleavings.Explore(() => new TwoLocks(), [("A", Locking("x", "y")), ("B", Locking("y", "x"))], []);

    /// <summary>A report whose shortest schedule is one step.</summary>
    private static InterleavingReport Breaking(string thread, string description, string invariant)
    {
        IEnumerable<ThreadStep> Break(Counter counter)
        {
            counter.Value++;
            yield return description;
        }

        return Interleavings.Explore(
            () => new Counter(), [(thread, Break), ("B", Break)], [new(invariant, counter => counter.Value == 0)]);
    }

    [GeneratedRegex("<(/?[a-z]+)[^>]*>")]
    private static partial Regex Tag();
}
