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
    public async Task The_index_comes_on_first_use_and_once()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        Assert.DoesNotContain(page.Requests, url => url.EndsWith(IndexScript, StringComparison.Ordinal));
        await SearchAsync(page, "eviction");
        await SearchAsync(page, "ring");
        Assert.Single(page.Requests, url => url.EndsWith(IndexScript, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_words_must_be_there_and_parts_of_words_are_enough()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        var one = await SearchAsync(page, "monotonic");
        var two = await SearchAsync(page, "monotonic clock");
        Assert.InRange(two, 1, one);
        Assert.InRange(await SearchAsync(page, "monoto CLO"), two, int.MaxValue);
        Assert.InRange(await SearchAsync(page, "onotoni"), one, int.MaxValue);
        Assert.Equal(0, await SearchAsync(page, "monotonic zzzz"));
        Assert.Equal("Nothing found", await page.Page.Locator("#book-results [role=status]").InnerTextAsync());
    }

    [Fact]
    public async Task Other_forms_of_a_word_are_found_behind_it()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        await SearchAsync(page, "eviction");
        await Assertions.Expect(Results(page).First.Locator("mark").First).ToHaveTextAsync("eviction");
        await Assertions.Expect(Results(page).Locator("mark").GetByText("evicted", new() { Exact = true }).First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task A_mistyped_word_is_searched_by_its_beginning_and_that_is_said()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        var evicts = await SearchAsync(page, "evict");
        Assert.Equal(evicts, await SearchAsync(page, "evicton"));
        await Assertions.Expect(page.Page.Locator("#book-results [role=status]")).ToContainTextAsync("“evicton” is nowhere, “evict” is");
    }

    [Fact]
    public async Task A_heading_counts_more_than_text_and_the_lessons_name_narrows()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        await SearchAsync(page, "summary");
        await Assertions.Expect(Results(page).First.Locator(".book-result-heading")).ToHaveTextAsync("Summary");
        var everywhere = await SearchAsync(page, "exercise");
        var inLesson = await SearchAsync(page, "38.3 exercise");
        Assert.InRange(inLesson, 1, everywhere - 1);
        Assert.All(await Results(page).Locator(".book-result-lesson").AllInnerTextsAsync(), lesson => Assert.StartsWith("38.3 ", lesson, StringComparison.Ordinal));
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
