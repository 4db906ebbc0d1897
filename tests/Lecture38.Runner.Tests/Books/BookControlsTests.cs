using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>The theme switch, the contents list and the copy buttons.</summary>
[Collection(nameof(PublishedBook))]
public sealed class BookControlsTests(PublishedBook book)
{
    private const string LightPaper = "rgb(253, 253, 252)", DarkPaper = "rgb(21, 24, 28)";

    private static readonly Regex Pressed = new("true"), NotPressed = new("false");

    [Theory]
    [InlineData(ColorScheme.Light, LightPaper, DarkPaper)]
    [InlineData(ColorScheme.Dark, DarkPaper, LightPaper)]
    public async Task The_theme_is_the_systems_until_the_reader_switches_and_the_choice_is_remembered(ColorScheme system, string own, string other)
    {
        await using var page = await book.OpenAsync(PublishedBook.Index, new() { ColorScheme = system });
        var theme = page.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" });
        await PaperIsAsync(page, own);
        await Assertions.Expect(theme).ToHaveAttributeAsync("aria-pressed", system == ColorScheme.Dark ? Pressed : NotPressed);
        await theme.ClickAsync();
        await PaperIsAsync(page, other);
        await Assertions.Expect(theme).ToHaveAttributeAsync("aria-pressed", system == ColorScheme.Dark ? NotPressed : Pressed);
        await page.GoToAsync(PublishedBook.Last);
        await PaperIsAsync(page, other);
        await theme.ClickAsync();
        await PaperIsAsync(page, own);
        await page.Page.EmulateMediaAsync(new() { ColorScheme = system == ColorScheme.Dark ? ColorScheme.Light : ColorScheme.Dark });
        await PaperIsAsync(page, other); // Back at the system's, so with the system.
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task The_contents_list_follows_the_page()
    {
        await using var page = await book.OpenAsync(PublishedBook.First);
        var contents = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" });
        await Assertions.Expect(contents.Locator("[aria-current=page]")).ToHaveAttributeAsync("href", PublishedBook.First);
        var headings = await page.Page.Locator("article :is(h2, h3)").EvaluateAllAsync<string[]>("all => all.map(heading => heading.id)");
        Assert.True(headings.Length > 20);
        foreach (var id in headings.Where((_, i) => i % 6 == 0).Reverse())
        {
            await page.Page.EvaluateAsync("id => document.getElementById(id).scrollIntoView()", id);
            var current = contents.Locator("[aria-current=location]");
            await Assertions.Expect(current).ToHaveAttributeAsync("href", "#" + id);
            await Assertions.Expect(current).ToBeInViewportAsync();
        }

        await page.Page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
        await Assertions.Expect(contents.Locator("[aria-current=location]")).ToHaveAttributeAsync("href", "#" + headings[^1]);
    }

    [Fact]
    public async Task On_a_phone_the_contents_are_a_drawer()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { ViewportSize = PublishedBook.Phone });
        var contents = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" });
        var button = page.Page.GetByRole(AriaRole.Button, new() { Name = "Contents" });
        await Assertions.Expect(contents).ToBeHiddenAsync();
        await button.PressAsync("Enter");
        await Assertions.Expect(contents).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(contents).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
        await button.ClickAsync();
        await contents.GetByRole(AriaRole.Link, new() { Name = "Summary" }).ClickAsync();
        await Assertions.Expect(contents).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator("#summary")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Lessons_lead_to_their_neighbours()
    {
        await using var page = await book.OpenAsync(PublishedBook.Index);
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(@"^38\.1 ") }).ClickAsync();
        await page.IsAtAsync(PublishedBook.First);
        await Assertions.Expect(page.Page.Locator("a[rel=prev]")).ToHaveCountAsync(0);
        await page.Page.Locator("a[rel=next]").ClickAsync();
        await page.Page.Locator("a[rel=next]").ClickAsync();
        await page.IsAtAsync(PublishedBook.Last);
        await Assertions.Expect(page.Page.Locator("a[rel=next]")).ToHaveCountAsync(0);
        await page.Page.Locator("a[rel=prev]").ClickAsync();
        await page.IsAtAsync("38.2-ttl-cache.html");
    }

    [Fact]
    public async Task Steppers_step_and_a_copy_button_copies_the_code_with_a_clipboard_and_without()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var stepper = page.Page.Locator("figure.lecture38-stepper").First;
        await stepper.GetByRole(AriaRole.Button, new() { Name = "Next step" }).ClickAsync();
        await stepper.PressAsync("ArrowRight");
        await Assertions.Expect(stepper.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("^Step 2 of "));
        Assert.Empty(page.Errors);

        var sources = NotebookDocument.Read(Path.Combine(CourseNotebooks.Folder, "38.1-lru-cache.ipynb")).CodeCells.ToDictionary(cell => cell.Id, cell => cell.Source);
        foreach (var id in (string[])["uncached", "load-library"])
        {
            var cell = page.Page.Locator("#cell-" + id);
            await cell.Locator("pre").First.HoverAsync();
            await cell.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
            await Assertions.Expect(cell.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
            await Assertions.Expect(page.Page.Locator("#book-status")).ToHaveTextAsync("Copied");
            Assert.Equal(sources[id], await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

            // The second one, as a selection.
            await page.Page.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }");
        }
    }

    [Fact]
    public async Task Only_code_that_overflows_is_a_stop_of_the_keyboard()
    {
        await using var page = await book.OpenAsync(PublishedBook.First, new() { ViewportSize = PublishedBook.Phone });
        const string IsSettled = """
            () => {
              const boxes = [...document.querySelectorAll('article pre')].filter(box => box.checkVisibility());
              const overflows = box => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
              return boxes.some(box => box.tabIndex === 0) && boxes.every(box => overflows(box) === (box.tabIndex === 0));
            }
            """;
        await page.Page.WaitForFunctionAsync(IsSettled);
        var onPhone = await page.Page.Locator("article pre[tabindex]").CountAsync();
        await page.Page.SetViewportSizeAsync(PublishedBook.Desktop.Width, PublishedBook.Desktop.Height);
        await page.Page.WaitForFunctionAsync(IsSettled);
        Assert.InRange(await page.Page.Locator("article pre[tabindex]").CountAsync(), 1, onPhone - 1);
    }

    private static Task PaperIsAsync(BookPage page, string color) =>
        Assertions.Expect(page.Page.Locator("body")).ToHaveCSSAsync("background-color", color);
}
