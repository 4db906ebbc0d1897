using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Lecture38.Teaching.Tests;

/// <summary>
/// The pages of one browser. A test has a page to itself; the next test gets the same one, because a new browser context costs half a
/// second.
/// </summary>
public sealed class BrowserPages : IAsyncDisposable
{
    private readonly BrowserFixture _browser = new();
    private readonly ConcurrentBag<BrowserPage> _idle = [];
    private readonly ConcurrentBag<BrowserPage> _idleWithoutScripts = [];

    /// <summary>An empty page; the test gives it back by disposing of it.</summary>
    public async Task<BrowserPage> OpenAsync(
        int width = 1280,
        ColorScheme colors = ColorScheme.Light,
        ReducedMotion motion = ReducedMotion.NoPreference,
        bool hasScripts = true)
    {
        var idle = hasScripts ? _idle : _idleWithoutScripts;
        if (!idle.TryTake(out var page))
        {
            page = await BrowserPage.OpenAsync(await _browser.NewContextAsync(new() { JavaScriptEnabled = hasScripts }), idle);
        }

        await page.Page.SetViewportSizeAsync(width, 740);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = colors, ReducedMotion = motion });
        return page;
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}

/// <summary>A page on a host that does not exist: every request is answered here, and none leaves the machine.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private const string Address = "http://course.test/a/b/c/d/e/f/g/h/notebooks/page.html";

    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };

    private readonly IBrowserContext _context;
    private readonly ConcurrentBag<BrowserPage> _idle;
    private string _html = "";
    private bool _hasFakeClock;

    private BrowserPage(IBrowserContext context, IPage page, ConcurrentBag<BrowserPage> idle) =>
        (_context, Page, _idle) = (context, page, idle);

    public IPage Page { get; }

    /// <summary>Whether the plotly.js beside the library, and the CDN's, can be loaded.</summary>
    public bool HasLocalPlotly { get; set; } = true;

    public bool HasCdn { get; set; }

    /// <summary>The addresses that the page requested besides its own.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Errors and warnings on the console, and uncaught exceptions.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    internal static async Task<BrowserPage> OpenAsync(IBrowserContext context, ConcurrentBag<BrowserPage> idle)
    {
        var opened = new BrowserPage(context, await context.NewPageAsync(), idle);
        opened.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                opened.Errors.Enqueue(message.Text);
            }
        };
        opened.Page.PageError += (_, error) => opened.Errors.Enqueue(error);
        await context.RouteAsync("**/*", opened.AnswerAsync);
        return opened;
    }

    /// <summary>Shows a body in a page.</summary>
    public async Task ShowAsync(string body, string bodyClass = "", string head = "")
    {
        _html = $"""
            <!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body {"{ margin: 8px }"}</style>{head}</head><body class="{bodyClass}">{body}</body></html>
            """;
        await Page.GotoAsync(Address);
    }

    /// <summary>Changes the class of the body, the colour scheme and the text colour of the page.</summary>
    public async Task SetThemeAsync(string bodyClass, string colorScheme, string color = "") =>
        await Page.EvaluateAsync(
            """
            ([bodyClass, colorScheme, color]) => {
              document.body.className = bodyClass;
              document.documentElement.style.colorScheme = colorScheme;
              document.body.style.color = color;
            }
            """,
            new[] { bodyClass, colorScheme, color });

    /// <summary>Waits until this many figures are drawn.</summary>
    public async Task DrawnAsync(int figures = 1) =>
        await Assertions.Expect(Page.Locator("figure[data-drawn=yes]:has(.main-svg)")).ToHaveCountAsync(figures, Patient);

    /// <summary>Stops the page's time: only the test moves it.</summary>
    public async Task InstallClockAsync()
    {
        _hasFakeClock = true;
        await Page.Clock.InstallAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_hasFakeClock)
        {
            await _context.DisposeAsync(); // A context cannot get its real clock back.
            return;
        }

        await Page.GotoAsync("about:blank");
        await Page.Mouse.MoveAsync(0, 0);
        Requests.Clear();
        Errors.Clear();
        (HasLocalPlotly, HasCdn) = (true, false);
        _idle.Add(this);
    }

    private async Task AnswerAsync(IRoute route)
    {
        var url = route.Request.Url;
        if (url == Address)
        {
            await route.FulfillAsync(new() { Body = _html, ContentType = "text/html" });
            return;
        }

        Requests.Enqueue(url);
        var isCdn = url.StartsWith("https://cdn.plot.ly/", StringComparison.Ordinal);
        if ((isCdn && HasCdn) || (!isCdn && HasLocalPlotly && url.EndsWith("/plotly.min.js", StringComparison.Ordinal)))
        {
            await route.FulfillAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "plotly.min.js"), ContentType = "text/javascript" });
        }
        else if (isCdn)
        {
            await route.AbortAsync();
        }
        else
        {
            await route.FulfillAsync(new() { Status = 404 });
        }
    }
}
