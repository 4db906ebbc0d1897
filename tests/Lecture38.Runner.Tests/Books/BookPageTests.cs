using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Every page of the course's book, as it comes to a reader.</summary>
[Collection(nameof(PublishedBook))]
public sealed class BookPageTests(PublishedBook book)
{
    private const int MaxPageBytes = 400_000;

    public static TheoryData<string> Pages => PublishedBook.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_small_narrow_and_keeps_nobody_out(string file)
    {
        await using var page = await book.OpenAsync(file);
        await AssertWholeAsync(page);
        await AxeCore.RequireNoViolationAsync(page.Page);
        Assert.Equal(0, await page.OverflowAsync());
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (file == PublishedBook.First)
        {
            // The bar and the contents list are the same on every page.
            await AxeCore.RequireContrastAsync(page.Page);
        }

        await page.Page.SetViewportSizeAsync(PublishedBook.Phone.Width, PublishedBook.Phone.Height);
        await AxeCore.RequireNoViolationAsync(page.Page);
        Assert.Equal(0, await page.OverflowAsync());

        var bytes = new FileInfo(Path.Combine(await book.FolderAsync(), file)).Length;
        Assert.True(bytes < MaxPageBytes, $"{file} has {bytes:N0} bytes");
    }

    [Fact]
    public async Task A_page_on_disk_is_whole()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, host: BookHost.Disk);
        await AssertWholeAsync(page);
        Assert.True(await page.Page.Locator("figure.lecture38-figure").CountAsync() > 1);
    }

    [Fact]
    public async Task Nobody_is_kept_out_of_what_opens()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { ViewportSize = PublishedBook.Phone });
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("cache");
        await Assertions.Expect(page.Page.Locator("#book-results a").First).ToBeVisibleAsync();
        await AxeCore.RequireNoViolationAsync(page.Page);
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Contents" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" })).ToBeVisibleAsync();
        await AxeCore.RequireNoViolationAsync(page.Page);
    }

    [Fact]
    public async Task Without_scripts_everything_is_read_and_no_control_is_dead()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { JavaScriptEnabled = false });
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator(".input pre").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("figure.lecture38-figure table").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("figure.lecture38-stepper li").Last).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("iframe").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Searchbox)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        var contents = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" });
        await page.Page.SetViewportSizeAsync(PublishedBook.Phone.Width, PublishedBook.Phone.Height);
        await Assertions.Expect(contents).ToBeHiddenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Contents" }).ClickAsync();
        await contents.GetByRole(AriaRole.Link).Last.ClickAsync();
        await page.IsAtAsync(PublishedBook.Last);
    }

    [Fact]
    public async Task Paper_has_the_text_and_no_bars()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { ColorScheme = ColorScheme.Dark });
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Page.Locator("header")).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator("nav").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("button").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("article h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('article pre')].filter(pre => pre.scrollWidth > pre.clientWidth || pre.scrollHeight > pre.clientHeight).map(pre => pre.textContent)
            """));
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_everything()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { ViewportSize = PublishedBook.Phone });
        foreach (var stop in new[]
        {
            ".book-skip", "button[popovertarget]", "#book-search", "#book-theme", ".anchor", ".book-code button", "figure.lecture38-stepper",
            "figure.lecture38-stepper button", "a[download]", "a[rel=next]",
        })
        {
            await page.TabToAsync(stop);
            Assert.NotEqual("none", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        }
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_bar()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    private static async Task AssertWholeAsync(BookPage page)
    {
        var figures = await page.Page.Locator("figure.lecture38-figure").CountAsync();
        var steppers = await page.Page.Locator("figure.lecture38-stepper").CountAsync();
        await Assertions.Expect(page.Page.Locator("figure[data-drawn=yes]:has(.main-svg)")).ToHaveCountAsync(figures);
        await Assertions.Expect(page.Page.Locator("figure.lecture38-stepper[data-on]")).ToHaveCountAsync(steppers);
        Assert.Empty(page.Errors);
        Assert.Empty(page.Outside);
    }
}
