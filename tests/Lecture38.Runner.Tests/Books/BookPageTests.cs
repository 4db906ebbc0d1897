using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Every page of the course's book, as it comes to a reader.</summary>
[Collection(nameof(PublishedBook))]
public sealed class BookPageTests(PublishedBook book)
{
    private const int MaxPageBytes = 400_000;

    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };

    public static TheoryData<string> Pages => PublishedBook.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_loads_whole_without_an_error_and_without_a_request_to_elsewhere(string file)
    {
        foreach (var host in new[] { BookHost.Disk, BookHost.Web })
        {
            await using var page = await book.OpenAsync(file, host: host);
            var figures = page.Page.Locator("figure.lecture38-figure");
            var steppers = page.Page.Locator("figure.lecture38-stepper");
            await Assertions.Expect(page.Page.Locator("figure[data-drawn=yes]:has(.main-svg)")).ToHaveCountAsync(await figures.CountAsync(), Patient);
            await Assertions.Expect(page.Page.Locator("figure.lecture38-stepper[data-on]")).ToHaveCountAsync(await steppers.CountAsync(), Patient);
            Assert.True(file == PublishedBook.Index || await figures.CountAsync() > 0);
            Assert.Empty(page.Errors);
            Assert.Empty(page.Outside);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_small(string file)
    {
        var bytes = new FileInfo(Path.Combine(await book.FolderAsync(), file)).Length;
        Assert.True(bytes < MaxPageBytes, $"{file} has {bytes:N0} bytes");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_nothing_is_wider_than_the_screen(string file)
    {
        foreach (var hasScripts in new[] { true, false })
        {
            await using var page = await book.OpenAsync(file, new() { ViewportSize = PublishedBook.Phone, JavaScriptEnabled = hasScripts });
            Assert.Equal(0, await page.OverflowAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nobody_is_kept_out(string file)
    {
        await using var page = await book.OpenAsync(file);
        foreach (var screen in new[] { PublishedBook.Desktop, PublishedBook.Phone })
        {
            await page.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
                Assert.Equal("", string.Join('\n', await AxeCore.ViolationsAsync(page.Page)));
            }
        }
    }

    [Fact]
    public async Task Without_scripts_text_code_tables_and_all_steps_are_there_and_no_dead_controls()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { JavaScriptEnabled = false });
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator(".input pre").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("figure.lecture38-figure table").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("figure.lecture38-stepper li").Last).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Searchbox)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" }).GetByRole(AriaRole.Link).Last.ClickAsync();
        await page.IsAtAsync(PublishedBook.Last);
    }

    [Fact]
    public async Task Without_scripts_a_phone_has_the_contents_in_a_drawer_too()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { ViewportSize = PublishedBook.Phone, JavaScriptEnabled = false });
        var contents = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" });
        await Assertions.Expect(contents).ToBeHiddenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Contents" }).ClickAsync();
        await Assertions.Expect(contents).ToBeVisibleAsync();
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
        await using var page = await book.OpenAsync(PublishedBook.First);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }
}
