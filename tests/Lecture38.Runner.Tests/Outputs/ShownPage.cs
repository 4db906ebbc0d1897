using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Lecture38.Runner.Tests;

/// <summary>Outputs on a page in a real browser, from a server that does not exist or from a folder.</summary>
internal sealed class ShownPage : IAsyncDisposable
{
    private const string Site = "http://book.test/";
    private const float HangLimit = 120_000; // Milliseconds; a loaded machine is slow, not wrong.

    private readonly IBrowserContext _context;
    private readonly TemporaryFolder _folder = new();

    private ShownPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>What was asked for that is none of the book's files.</summary>
    public ConcurrentQueue<string> Outside { get; } = new();

    /// <summary>What of the book was asked for.</summary>
    public ConcurrentQueue<string> Inside { get; } = new();

    /// <summary>Errors and warnings of the console, and uncaught exceptions.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public static async Task<ShownPage> OpenAsync(
        BrowserFixture browser, IReadOnlyCollection<RenderedOutputs> cells, bool fromFile = false, BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(HangLimit);
        Assertions.SetDefaultExpectTimeout(HangLimit);
        var shown = new ShownPage(context, await context.NewPageAsync());
        shown.WriteBook(PublishedPage.Of([.. cells]));
        shown.Listen();
        await context.RouteAsync(new Regex("^https?:"), shown.AnswerAsync);
        await shown.Page.GotoAsync(fromFile ? new Uri(shown._folder["lesson.html"]).AbsoluteUri : Site + "lesson.html");
        return shown;
    }

    /// <summary>Holds that the paragraphs around the outputs are there, seen, and under nothing; and that the page is not wider than the window.</summary>
    public async Task AssertIntactAsync()
    {
        foreach (var name in (string[])["before", "after"])
        {
            var paragraph = Page.Locator($"main > p#{name}");
            await paragraph.ScrollIntoViewIfNeededAsync();
            Assert.Equal(name, await paragraph.InnerTextAsync());
            Assert.True(await paragraph.EvaluateAsync<bool>("""
                paragraph => {
                  const box = paragraph.getBoundingClientRect();
                  const style = getComputedStyle(paragraph);
                  return document.elementFromPoint(box.x + 5, box.y + box.height / 2) === paragraph
                    && style.visibility === 'visible' && style.color === getComputedStyle(document.body).color;
                }
                """), $"The paragraph '{name}' is hidden or under something.");
        }

        Assert.True(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window.");
        Assert.Empty(Outside);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _folder.Dispose();
    }

    private void WriteBook(string html)
    {
        _folder.Write("lesson.html", html);
        foreach (var (name, text) in OutputAssets.Files)
        {
            _folder.Write($"assets/{name}", text);
        }

        File.CreateSymbolicLink(_folder[$"assets/{OutputAssets.Plotly}"], Path.Combine(CourseRoot.Find(), "lib", "bin", "plotly.min.js"));
    }

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Errors.Enqueue(message.Text);
            }
        };
        Page.PageError += (_, error) => Errors.Enqueue(error);
        Page.Request += (_, request) =>
        {
            var isInside = request.Url.StartsWith(Site, StringComparison.Ordinal) || request.Url.StartsWith("file:", StringComparison.Ordinal);
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("about:", StringComparison.Ordinal))
            {
                (isInside ? Inside : Outside).Enqueue(request.Url);
            }
        };
    }

    private async Task AnswerAsync(IRoute route)
    {
        var path = _folder[new Uri(route.Request.Url).AbsolutePath.TrimStart('/')];
        if (!route.Request.Url.StartsWith(Site, StringComparison.Ordinal))
        {
            await route.AbortAsync();
        }
        else if (File.Exists(path))
        {
            await route.FulfillAsync(new() { Path = path });
        }
        else
        {
            await route.FulfillAsync(new() { Status = 404 });
        }
    }
}
