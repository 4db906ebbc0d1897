using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Where a book lies that a browser opens.</summary>
public enum BookHost
{
    /// <summary>On a web server, deep in its folders.</summary>
    Web,

    /// <summary>On the reader's disk.</summary>
    Disk,
}

/// <summary>A page of a book in a browser context of its own. The web server is none: its requests are answered here.</summary>
public sealed class BookPage : IAsyncDisposable
{
    /// <summary>Far more than anything on a page takes, also on a busy machine.</summary>
    private const int HangLimit = 60_000;

    private const string Server = "https://book.test/courses/lecture-38/";

    private readonly IBrowserContext _context;
    private readonly string _folder;
    private readonly string _base;

    static BookPage() => Assertions.SetDefaultExpectTimeout(HangLimit);

    private BookPage(IBrowserContext context, IPage page, string folder, BookHost host)
    {
        _context = context;
        _folder = folder;
        _base = host == BookHost.Web ? Server : new Uri(folder + "/").AbsoluteUri;
        Page = page;
        page.SetDefaultTimeout(HangLimit);
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.RequestFinished += (_, request) => Finished.Enqueue(request.Url);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Errors.Enqueue(error);
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} {response.Url}");
    }

    public IPage Page { get; }

    /// <summary>What the page asked for, itself included.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The requests that left the page for elsewhere, whether its policy stopped them or not.</summary>
    public IEnumerable<string> Outside => Requests.Where(IsOutside);

    /// <summary>What was loaded from elsewhere.</summary>
    public IEnumerable<string> Loaded => Finished.Concat(Answered).Where(IsOutside);

    private ConcurrentQueue<string> Finished { get; } = new();

    private ConcurrentQueue<string> Answered { get; } = new();

    /// <summary>What the console and uncaught exceptions said that no reader should find there.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    internal static async Task<BookPage> OpenAsync(IBrowserContext context, string folder, BookHost host, string file)
    {
        var opened = new BookPage(context, await context.NewPageAsync(), folder, host);
        if (host == BookHost.Web)
        {
            await context.RouteAsync("**/*", opened.AnswerAsync);
        }

        await opened.GoToAsync(file);
        return opened;
    }

    public Task GoToAsync(string file) => Page.GotoAsync(_base + file);

    /// <summary>Waits until the page is one of the book's, at a place in it.</summary>
    public Task IsAtAsync(string fileAndAnchor) => Assertions.Expect(Page).ToHaveURLAsync(_base + fileAndAnchor);

    /// <summary>Presses the key of Tab until something has the focus that matches, and fails where nothing does before the page's end.</summary>
    public async Task TabToAsync(string selector)
    {
        var stops = await Page.EvaluateAsync<int>("() => document.querySelectorAll('a, button, input, summary, iframe, [tabindex]').length");
        for (var i = 0; i <= stops; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"the keyboard does not reach {selector}");
    }

    /// <summary>By how many pixels the page is wider than the screen.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>What a page contains itself is no request.</summary>
    private bool IsOutside(string url) =>
        !url.StartsWith(_base, StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)
        && !url.StartsWith("about:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal);

    private void Note(bool isWrong, string text)
    {
        if (isWrong)
        {
            Errors.Enqueue(text);
        }
    }

    private Task AnswerAsync(IRoute route)
    {
        Answered.Enqueue(route.Request.Url);
        var path = Uri.UnescapeDataString(new Uri(route.Request.Url).AbsolutePath);
        var root = new Uri(Server).AbsolutePath;
        var file = path.StartsWith(root, StringComparison.Ordinal) ? Path.Combine(_folder, path[root.Length..]) : "";
        return File.Exists(file) ? route.FulfillAsync(new() { Path = file }) : route.FulfillAsync(new() { Status = 404 });
    }
}
