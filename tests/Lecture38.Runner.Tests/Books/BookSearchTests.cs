using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Search over the whole book, in the reader's browser.</summary>
[Collection(nameof(PublishedBook))]
public sealed class BookSearchTests(PublishedBook book)
{
    private const string IndexScript = "search-index.js";

    [Theory]
    [InlineData(BookHost.Disk)]
    [InlineData(BookHost.Web)]
    public async Task A_word_of_another_lesson_is_found_and_its_link_leads_there(BookHost host)
    {
        await using var page = await book.OpenAsync(PublishedBook.First, host: host);
        await SearchAsync(page, "weakreference");
        var first = Results(page).First;
        await Assertions.Expect(first.Locator("mark").First).ToHaveTextAsync("WeakReference");
        await Assertions.Expect(first).ToContainTextAsync("38.3 ");
        await Assertions.Expect(first).ToContainTextAsync("Who holds on to it?");
        await first.ClickAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex(@"/38\.3-bounded-alerts\.html#.*who-holds-on-to-it"));
        await Assertions.Expect(page.Page.Locator(":target")).ToBeInViewportAsync();
        Assert.Empty(page.Errors);
        Assert.Empty(page.Outside);
    }

    [Fact]
    public async Task Words_narrow_each_other_and_parts_and_forms_and_beginnings_of_words_are_found()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        Assert.DoesNotContain(page.Requests, url => url.EndsWith(IndexScript, StringComparison.Ordinal));
        var status = page.Page.Locator("#book-results [role=status]");

        // All words must be there; parts of words are enough.
        var one = await SearchAsync(page, "monotonic");
        var two = await SearchAsync(page, "monotonic clock");
        Assert.InRange(two, 1, one);
        Assert.InRange(await SearchAsync(page, "monoto CLO"), two, int.MaxValue);
        Assert.InRange(await SearchAsync(page, "onotoni"), one, int.MaxValue);
        Assert.Equal(0, await SearchAsync(page, "monotonic zzzz"));
        Assert.Equal("Nothing found", await status.InnerTextAsync());

        // Other forms of a word come after it.
        await SearchAsync(page, "eviction");
        await Assertions.Expect(Results(page).First.Locator("mark").First).ToHaveTextAsync("eviction");
        await Assertions.Expect(Results(page).Locator("mark").GetByText("evicted", new() { Exact = true }).First).ToBeAttachedAsync();

        // A mistyped word is searched by its beginning.
        var evicts = await SearchAsync(page, "evict");
        Assert.Equal(evicts, await SearchAsync(page, "evicton"));
        await Assertions.Expect(status).ToContainTextAsync("“evicton” is not in the book, “evict” is");

        // A heading counts more than text, and the lesson's name narrows.
        await SearchAsync(page, "summary");
        await Assertions.Expect(Results(page).First.Locator(".book-result-heading")).ToHaveTextAsync("Summary");
        var everywhere = await SearchAsync(page, "exercise");
        Assert.InRange(await SearchAsync(page, "38.3 exercise"), 1, everywhere - 1);
        Assert.All(await Results(page).Locator(".book-result-lesson").AllInnerTextsAsync(), lesson => Assert.StartsWith("38.3 ", lesson, StringComparison.Ordinal));

        Assert.Single(page.Requests, url => url.EndsWith(IndexScript, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keyboard_opens_walks_follows_and_closes()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        var (keyboard, input) = (page.Page.Keyboard, page.Page.GetByRole(AriaRole.Searchbox));
        await keyboard.PressAsync("/");
        await Assertions.Expect(input).ToBeFocusedAsync();
        await keyboard.TypeAsync("ring/");
        await Assertions.Expect(input).ToHaveValueAsync("ring/");
        await SearchAsync(page, "ring");
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Results(page).First).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Results(page).Nth(1)).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowUp");
        await keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(input).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(input).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(Results(page)).ToHaveCountAsync(0);
        await Assertions.Expect(input).ToHaveValueAsync("");
        await SearchAsync(page, "weakreference");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex(@"/38\.3-bounded-alerts\.html#"));
    }

    [Fact]
    public async Task Text_of_a_notebook_stays_text()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        await page.Page.EvaluateAsync("""
            () => Object.defineProperty(globalThis, 'bookSearchIndex', {
              get: () => ({ pages: [{ file: 'x.html', title: '<b>x</b>' }], sections: [{ page: 0, id: '', heading: '<img src=x onerror=alert(1)>', text: 'hostile <script>alert(1)</script>' }] }),
              set: () => {},
            })
            """);
        Assert.Equal(1, await SearchAsync(page, "hostile"));
        await Assertions.Expect(Results(page)).ToContainTextAsync("<script>alert(1)</script>");
        await Assertions.Expect(Results(page).Locator("img, script, b")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_missing_index_is_told()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        await page.Page.RouteAsync("**/" + IndexScript, route => route.AbortAsync());
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("ring");
        await Assertions.Expect(page.Page.Locator("#book-results [role=status]")).ToHaveTextAsync($"No search: assets/{IndexScript} did not load");
    }

    private static ILocator Results(BookPage page) => page.Page.Locator("#book-results a");

    /// <summary>Types a query and waits for its results; their number, as it is said to who does not see them.</summary>
    private static async Task<int> SearchAsync(BookPage page, string query)
    {
        var status = page.Page.Locator("#book-results [role=status]");
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await Assertions.Expect(status).ToBeEmptyAsync();
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync(query);
        await Assertions.Expect(status).Not.ToBeEmptyAsync();
        var said = await status.InnerTextAsync();
        var count = said.Split(' ')[0] is var number && number == "Nothing" ? 0 : int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Math.Min(count, 30), await Results(page).CountAsync());
        return count;
    }
}
