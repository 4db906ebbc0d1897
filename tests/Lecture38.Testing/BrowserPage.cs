using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Lecture38.Testing;

/// <summary>
/// A page in a browser context of its own, on a host that does not exist: every request is answered here, and none leaves the
/// machine.
/// </summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private const string Address = "http://course.test/a/b/c/d/e/f/g/h/notebooks/page.html";

    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };

    private readonly IBrowserContext _context;
    private string _html = "";

    private BrowserPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Whether the plotly.js beside the library, and the CDN's, can be had.</summary>
    public bool HasLocalPlotly { get; set; } = true;

    public bool HasCdn { get; set; }

    /// <summary>What the page asked for, itself excepted.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What the console and uncaught exceptions said that a reader of the page should not find there.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public static async Task<BrowserPage> OpenAsync(IBrowserContext context)
    {
        var opened = new BrowserPage(context, await context.NewPageAsync());
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

    /// <summary>Waits until this many figures are drawn.</summary>
    public async Task DrawnAsync(int figures = 1) =>
        await Assertions.Expect(Page.Locator("figure[data-drawn=yes]:has(.main-svg)")).ToHaveCountAsync(figures, Patient);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

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

public static class BrowserPages
{
    /// <summary>Opens a page in a context of its own.</summary>
    public static async Task<BrowserPage> OpenAsync(this BrowserFixture browser, BrowserNewContextOptions? options = null) =>
        await BrowserPage.OpenAsync(await browser.NewContextAsync(options));
}
