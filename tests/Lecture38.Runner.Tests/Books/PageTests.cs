using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Pages of books that are made up: what a browser is not needed for.</summary>
public sealed class PageTests
{
    private const string Hostile = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>";

    private static readonly Lesson First = LessonNamed("1-first", "First", Heading(2, "a", "A"), Heading(3, "a-1", "A 1"), Heading(4, "deep", "Deep"), Heading(2, "b", "B"));

    private static readonly Lesson Second = LessonNamed("2-second", "Second");

    private static readonly Book Students = new("The book", "About it.", [First, Second], Source: null, IsForInstructors: false);

    [Fact]
    public void A_name_is_text_wherever_it_stands()
    {
        var lesson = LessonNamed(Hostile, Hostile, Heading(2, Hostile, Hostile)) with { Summary = Hostile };
        var book = new Book(Hostile, Hostile, [lesson, lesson with { Name = "other" }], Source: "https://course.test/\"><script>", IsForInstructors: true);
        foreach (var page in new[] { Parse(IndexPage.Write(book)), Parse(LessonPage.Write(book, lesson)) })
        {
            Assert.Empty(page.QuerySelectorAll("img, script:not([src^='assets/'])"));
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
            Assert.Contains(page.QuerySelectorAll("a"), link => link.TextContent == Hostile);
        }
    }

    [Fact]
    public void The_policy_stands_before_anything_that_it_rules()
    {
        var lesson = First with { Html = "<script>draw()</script>", Scripts = ["draw()"] };
        var head = Parse(LessonPage.Write(Students with { Lessons = [lesson] }, lesson)).Head!.Children.ToList();
        var policy = head.FindIndex(element => element.GetAttribute("http-equiv") == "Content-Security-Policy");
        Assert.Contains($"script-src 'self' 'unsafe-hashes' 'sha256-{Convert.ToBase64String(SHA256.HashData("draw()"u8))}';", head[policy].GetAttribute("content"), StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", WebUtility.HtmlDecode(LessonPage.Write(Students, First)), StringComparison.Ordinal);
        Assert.All(head.Take(policy), element => Assert.True(element.HasAttribute("charset")));
        Assert.All(head.OfType<IHtmlScriptElement>(), script => Assert.StartsWith("assets/", script.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public void The_contents_list_has_all_lessons_and_two_levels_of_the_open_one()
    {
        var contents = Parse(LessonPage.Write(Students, First)).QuerySelector("nav[aria-label=Contents]")!;
        Assert.Equal(["1-first.html", "#a", "#a-1", "#b", "2-second.html"], contents.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("A 1", contents.QuerySelector("li li li")!.TextContent);
        Assert.Equal("First", contents.QuerySelector("[aria-current=page]")!.TextContent);
    }

    [Fact]
    public void A_lesson_that_begins_with_a_small_heading_or_has_none_has_its_place_in_the_contents()
    {
        var odd = LessonNamed("odd", "Odd", Heading(3, "small", "Small"), Heading(2, "large", "Large"));
        var contents = Parse(LessonPage.Write(Students with { Lessons = [odd] }, odd)).QuerySelector("nav[aria-label=Contents]")!;
        Assert.Equal(["odd.html", "#small", "#large"], contents.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(Parse(LessonPage.Write(Students, Second)).QuerySelectorAll("[aria-current=page] + ol"));
    }

    [Fact]
    public void Every_page_of_an_instructors_book_says_so_and_none_of_a_students()
    {
        var instructors = Students with { IsForInstructors = true };
        Assert.All([IndexPage.Write(instructors), LessonPage.Write(instructors, First)], page => Assert.NotNull(Parse(page).QuerySelector("main .book-banner")));
        Assert.All([IndexPage.Write(Students), LessonPage.Write(Students, First)], page => Assert.DoesNotContain("nstructors", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_lesson_offers_its_notebook()
    {
        var page = Parse(LessonPage.Write(Students, First));
        Assert.Equal("1-first.ipynb", Assert.Single(page.QuerySelectorAll("a[download]")).GetAttribute("href"));
        Assert.Contains(Students.ToFiles("nowhere"), file => file is { Name: "1-first.ipynb", Text: "{}" });
    }

    [Fact]
    public void A_figure_needs_plotly_js() =>
        Assert.Throws<InvalidInputException>(() => (Students with { Lessons = [First with { Html = "<figure data-plotly=\"x\">" }] }).ToFiles("nowhere"));

    private static Lesson LessonNamed(string name, string title, params ProseHeading[] headings) =>
        new(name, title, "", headings, "<div class=\"prose\"><h1>Title</h1></div>\n", [], [], "{}", []);

    private static ProseHeading Heading(int level, string id, string text) => new(level, id, text);

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
