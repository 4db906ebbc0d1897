using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner.Tests.Books;

/// <summary>What stands in the course's own book, and what does not.</summary>
[Collection(nameof(PublishedBook))]
public sealed class BookContentTests(PublishedBook book)
{
    /// <summary>A shorter line, such as a brace or a <c>return</c>, gives nothing away.</summary>
    private const int TellingLength = 20;

    private static readonly string[] TargetAttributes = ["href", "src", "data-plotly", "data-index"];

    public static TheoryData<string> Pages => PublishedBook.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_of_a_page_leads_to_a_file_of_the_book_and_to_a_place_in_it(string file)
    {
        var folder = await book.FolderAsync();
        var page = await ParseAsync(file);
        var targets = page.QuerySelectorAll(string.Join(", ", TargetAttributes.Select(name => $"[{name}]"))).SelectMany(Targets).Distinct().ToArray();
        Assert.NotEmpty(targets);
        Assert.All(targets.Where(target => !target.Contains("://", StringComparison.Ordinal)), target =>
        {
            var parts = target.Split('#', 2);
            Assert.True(parts[0].Length == 0 || File.Exists(Path.Combine(folder, parts[0])), target);
            if (parts is [var path, var id])
            {
                var there = path.Length == 0 || path == file ? page : Parse(File.ReadAllText(Path.Combine(folder, path)));
                Assert.True(there.GetElementById(Uri.UnescapeDataString(id)) is not null, target);
            }
        });
        Assert.All(targets.Where(target => target.Contains("://", StringComparison.Ordinal)), target => Assert.StartsWith("https://", target, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Ids_are_unique_and_headings_go_down_one_level_at_a_time(string file)
    {
        var page = await ParseAsync(file);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToArray();
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First}, then h{pair.Second}"));
    }

    [Fact]
    public async Task No_line_of_a_solution_is_in_any_file_of_the_students_book()
    {
        var folder = await book.FolderAsync();
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        var lines = files.SelectMany(file => TextOf(file).Split('\n')).Select(line => line.Trim(' ', '\r', '\\', 'n', '"', ',')).ToHashSet();
        foreach (var notebook in CourseNotebooks.Files.Select(NotebookDocument.Read))
        {
            foreach (var exercise in CourseExercise.Of(notebook))
            {
                var telling = TellingLines(CourseNotebooks.Solutions.Read(notebook.Name, exercise.Id)).Except(TellingLines(exercise.Stub.Source)).ToArray();
                Assert.NotEmpty(telling);
                Assert.DoesNotContain(telling, lines.Contains);
            }
        }
    }

    private static IEnumerable<string> TellingLines(string source) =>
        source.Split('\n').Select(line => line.Trim(' ', '\\', 'n', '"', ',')).Where(line => line.Length >= TellingLength);

    /// <summary>A page without its markup; other files as they are.</summary>
    private static string TextOf(string file) =>
        Path.GetExtension(file) == ".html" ? Parse(File.ReadAllText(file)).DocumentElement.TextContent : File.ReadAllText(file).Replace("\\\"", "\"", StringComparison.Ordinal);

    private static IEnumerable<string> Targets(IElement element) =>
        TargetAttributes.Select(element.GetAttribute).OfType<string>();

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> ParseAsync(string file) => Parse(await book.ReadAsync(file));

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
