using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Tests that look at the course's own book, one after the other: a browser has use for the whole machine.</summary>
[CollectionDefinition(nameof(PublishedBook))]
public sealed class PublishedBookTests : ICollectionFixture<PublishedBook>;

/// <summary>The course's own book, published once, and how to open it in a browser.</summary>
public sealed class PublishedBook(ExecutedNotebooks executed, BrowserFixture browser) : IDisposable
{
    public const string Index = "index.html", First = "38.1-lru-cache.html", Last = "38.3-bounded-alerts.html";

    /// <summary>The screens for which the book is made.</summary>
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 }, Desktop = new() { Width = 1280, Height = 800 };

    private readonly TemporaryFolder _folder = new();
    private Task<RunnerEnd>? _publishing;

    public static TheoryData<string> Pages { get; } = [Index, .. ExecutedNotebooks.Names.Select(row => row.Data + ".html")];

    /// <summary>Opens one of its pages in a context of its own.</summary>
    /// <param name="file">The page.</param>
    /// <param name="options">The context's; a desktop's screen unless they say otherwise.</param>
    /// <param name="host">Where the book lies: a web server, or the folder itself.</param>
    public async Task<BookPage> OpenAsync(string file, BrowserNewContextOptions? options = null, BookHost host = BookHost.Web)
    {
        options ??= new();
        options.ViewportSize ??= Desktop;
        var context = await browser.NewContextAsync(options);
        return await BookPage.OpenAsync(context, await FolderAsync(), host, file);
    }

    /// <summary>A file of it.</summary>
    public async Task<string> ReadAsync(string file) => await File.ReadAllTextAsync(Path.Combine(await FolderAsync(), file));

    /// <summary>The folder in which it lies.</summary>
    public async Task<string> FolderAsync()
    {
        var notebooks = await executed.FolderAsync();
        var end = await (_publishing ??= CommandLine.RunAsync(_folder, "publish", "--executed", notebooks, "--output", "book"));
        Assert.True(end.ExitCode == 0, end.ToString());
        return _folder["book"];
    }

    public void Dispose() => _folder.Dispose();
}
