using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>A book of a hostile author's notebook, in a real browser.</summary>
[Collection(nameof(PublishedBook))]
public sealed class BookSafetyTests(BrowserFixture browser, PublishedBook courseBook) : IDisposable
{
    private const string Hostile = """
        # Hostile <script>window.ran = 'heading'</script>

        <script>window.ran = 'script'</script><img src="data:," onerror="window.ran = 'image'"><svg onload="window.ran = 'svg'"></svg>
        <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>

        [link](javascript:window.ran='link') [data](data:text/html,<script>window.ran='data'</script>)

        </div></article></main><style>body { display: none }</style><details open ontoggle="window.ran = 'toggle'"><summary>x</summary>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hostile_Markdown_runs_no_script_and_breaks_no_page()
    {
        var cell = Notebooks.Code("c1", "1");
        cell["execution_count"] = 1;
        _folder.Write("executed/hostile.ipynb", Notebooks.Of(Notebooks.Markdown("m1", Hostile), cell, Notebooks.Markdown("m2", "The end.")));
        var end = await CommandLine.RunAsync(_folder, "publish", "--executed", "executed", "--output", "book");
        Assert.True(end.ExitCode == 0, end.ToString());

        await using var page = await BookPage.OpenAsync(await browser.NewContextAsync(new()), _folder["book"], BookHost.Web, "hostile.html");
        await Assertions.Expect(page.Page.Locator("article").GetByText("The end.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("article a[href]:not(.anchor)")).ToHaveCountAsync(0);
        Assert.Null(await page.Page.EvaluateAsync<string?>("() => window.ran ?? null"));
        Assert.Empty(page.Errors);
        Assert.Empty(page.Outside);
    }

    [Fact]
    public async Task Whatever_got_into_a_page_its_policy_keeps_from_running()
    {
        string[] planted =
        [
            "<script>window.ran = 1</script>",
            "<img src=\"data:,\" onerror=\"window.ran = 1\">",
            "<script src=\"https://elsewhere.test/x.js\"></script>",
            "<script src=\"data:text/javascript,window.ran = 1\"></script>",
            "<iframe srcdoc=\"<script>parent.ran = 1</script>\"></iframe>",
        ];
        var folder = await courseBook.FolderAsync();
        var html = File.ReadAllText(Path.Combine(folder, PublishedBook.Last)).Replace("</article>", string.Concat(planted) + "</article>", StringComparison.Ordinal);
        await using var context = await browser.NewContextAsync(new());
        await context.RouteAsync("**/*", route => new Uri(route.Request.Url) is { Host: "book.test" } url
            ? route.FulfillAsync(url.AbsolutePath == "/page.html" ? new() { Body = html, ContentType = "text/html" } : new() { Path = Path.Combine(folder, url.AbsolutePath.TrimStart('/')) })
            : route.FulfillAsync(new() { Body = "window.ran = 1", ContentType = "text/javascript" }));
        var page = await context.NewPageAsync();
        var (violations, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        page.Console += (_, message) => _ = message.Text.Contains("Content Security Policy", StringComparison.Ordinal) && Interlocked.Increment(ref violations) == planted.Length && all.TrySetResult();
        await page.GotoAsync("https://book.test/page.html");
        await all.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Null(await page.EvaluateAsync<int?>("() => window.ran ?? null"));
    }
}
