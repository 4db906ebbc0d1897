using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests.Books;

/// <summary>The verb <c>publish</c> of the real runner on a small course.</summary>
public sealed class PublishCommandTests : IDisposable
{
    private readonly TemporaryCourse _course = new();

    private TemporaryFolder Folder => _course.Folder;

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Publish_runs_the_notebooks_and_writes_a_page_each_with_what_they_showed()
    {
        var end = await _course.RunAsync("publish", "--output", "site", "--no-check");
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.EndsWith("site/index.html: 1 lesson for students\n", end.Output, StringComparison.Ordinal);
        Assert.Contains("sample.html", Folder.Read("site/index.html"), StringComparison.Ordinal);
        Assert.Contains("choose-size: not attempted", Folder.Read("site/sample.html"), StringComparison.Ordinal);
        Assert.True(File.Exists(Folder["site/sample.ipynb"]));

        // The kernel passes on the marker of what the library shows: it stands in the page.
        Assert.Contains("<div class=\"output display\"", Folder.Read("site/sample.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", Folder.Read("site/sample.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_does_not_pass_is_not_published()
    {
        Folder.Write("notebooks/broken.ipynb", Notebooks.OfCode("throw new Exception(\"it breaks\");"));
        var end = await _course.RunAsync("publish", "--output", "site");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("it breaks", end.Output, StringComparison.Ordinal);
        Assert.Equal("Nothing was published. Fix what is reported above and publish again.\n", end.Errors);
        Assert.False(Directory.Exists(Folder["site"]));
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_book_is_reported()
    {
        var links = Notebooks.Markdown("title", "# Links\n\n[there](sample.ipynb#links), [not there](../data/README.md), [the web](https://example.org/), [here](#links)");
        Folder.Write("executed/sample.ipynb", Notebooks.Of(links));
        var end = await PublishExecutedAsync("site");
        Assert.Equal((0, "executed/sample.ipynb: links to ../data/README.md, which is not in the book\n"), (end.ExitCode, end.Errors));
        Assert.Contains("href=\"sample.html#links\"", Folder.Read("site/sample.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_heading_that_does_not_exist_is_reported()
    {
        Folder.Write("executed/one.ipynb", Notebooks.Of(Notebooks.Markdown("title", "# Links\n\n[here](#links), [a cell](two.ipynb#cell-title), [lost](#nowhere)")));
        Folder.Write("executed/two.ipynb", Notebooks.Of(Notebooks.Code("title", ""), Notebooks.Markdown("more", "# Ünder\n\n[there](one.ipynb#links), [here](#%C3%BCnder), [lost](one.ipynb#%C3%BCnder)")));
        var end = await PublishExecutedAsync("site");
        Assert.Equal(
            "one.ipynb: links to #nowhere, but there is no such heading\ntwo.ipynb: links to one.html#%C3%BCnder, but there is no such heading\n", end.Errors);
    }

    [Fact]
    public async Task The_same_executed_notebooks_give_the_same_bytes()
    {
        WriteExecuted("executed/one.ipynb");
        Assert.Equal(0, (await PublishExecutedAsync("first")).ExitCode);
        Assert.Equal(0, (await PublishExecutedAsync("second")).ExitCode);
        var first = Files("first");
        Assert.Contains("one.html", first);
        Assert.Equal(first, Files("second"));
        Assert.All(first, file => Assert.Equal(Folder.Read("first/" + file), Folder.Read("second/" + file)));
    }

    [Fact]
    public async Task A_book_replaces_an_older_one_and_leaves_what_is_not_a_books()
    {
        WriteExecuted("executed/one.ipynb");
        WriteExecuted("executed/two.ipynb");
        await PublishExecutedAsync("site");
        Folder.Write("site/CNAME", "somebody's");
        File.Delete(Folder["executed/two.ipynb"]);
        var end = await PublishExecutedAsync("site");
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Contains("one.html", Files("site"));
        Assert.DoesNotContain(Files("site"), file => file.Contains("two", StringComparison.Ordinal));
        Assert.Equal("somebody's", Folder.Read("site/CNAME"));
    }

    [Fact]
    public async Task What_is_of_no_book_is_never_overwritten()
    {
        const string Taken = "site/one.html: exists and is not part of a book; name another folder or move it\n";
        WriteExecuted("executed/one.ipynb");
        Folder.Write("site/one.html", "somebody's");
        var end = await PublishExecutedAsync("site");
        Assert.Equal((2, Taken), (end.ExitCode, end.Errors));
        Assert.Equal(["one.html"], Files("site"));

        var beforeTheRun = await _course.RunAsync("publish", Write("one.ipynb", Notebooks.OfCode("1")), "--output", "site");
        Assert.Equal((2, "", Taken), (beforeTheRun.ExitCode, beforeTheRun.Output, beforeTheRun.Errors));
    }

    [Fact]
    public async Task A_list_of_files_that_somebody_edited_takes_nothing_outside_the_book_away()
    {
        WriteExecuted("executed/one.ipynb");
        Folder.Write("precious.txt", "somebody's");
        await PublishExecutedAsync("site");
        Folder.Write("site/assets/files.txt", Folder.Read("site/assets/files.txt") + "../precious.txt\n" + Folder["precious.txt"] + "\n.\n");
        Assert.Equal(0, (await PublishExecutedAsync("site")).ExitCode);
        Assert.Equal("somebody's", Folder.Read("precious.txt"));
    }

    [Fact]
    public async Task Answers_come_into_the_instructors_book_only()
    {
        var answered = SampleCourse.Cells().Answer(SampleCourse.RealExercise, SampleCourse.RealSolution);
        Folder.Write("executed/sample.ipynb", Notebooks.Of([.. answered.Select(Executed)]));
        var refused = await PublishExecutedAsync("site");
        Assert.Equal(
            (2, "executed/sample.ipynb: cell choose-size contains an answer, and a book for students must not; publish the course's own notebook, or add --instructor\n"),
            (refused.ExitCode, refused.Errors));

        Folder.Write("executed/sample.ipynb", Notebooks.Of([.. SampleCourse.Cells().Select(Executed)]));
        Assert.Equal(0, (await PublishExecutedAsync("site")).ExitCode);
        Assert.Equal(0, (await PublishExecutedAsync("instructors", "--instructor")).ExitCode);
        Assert.Empty(SolutionsIn("site"));
        Assert.Contains("instructors/sample.html", SolutionsIn("instructors"));
    }

    [Fact]
    public async Task An_answer_is_found_under_another_file_name_and_another_id()
    {
        var answered = SampleCourse.Cells().Answer(SampleCourse.RealExercise, SampleCourse.RealSolution);
        answered.ForEach(cell => cell.Remove("id"));
        Folder.Write("executed/of ann.ipynb", Notebooks.Of([.. answered.Select(Executed)]));
        var end = await PublishExecutedAsync("site");
        Assert.True(end.ExitCode == 2, end.ToString());
        Assert.Contains(" contains an answer", end.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["site"]));
    }

    [Fact]
    public async Task A_stub_with_the_line_ends_of_windows_is_no_answer()
    {
        Folder.Write("notebooks/sample.ipynb", Notebooks.Of([.. SampleCourse.Cells().Answer("one", "int? one =\n    null;")]));
        Folder.Write("executed/sample.ipynb", Notebooks.Of([.. SampleCourse.Cells().Answer("one", "int? one =\r\n    null;").Select(Executed)]));
        var end = await PublishExecutedAsync("site");
        Assert.True(end.ExitCode == 0, end.ToString());
    }

    [Fact]
    public async Task A_notebook_whose_page_would_be_the_books_first_is_refused()
    {
        WriteExecuted("executed/Index.ipynb");
        var end = await PublishExecutedAsync("site");
        Assert.Equal(
            (2, "executed/Index.ipynb: its page would be index.html, which is the book's first page; rename the notebook\n"), (end.ExitCode, end.Errors));
        Assert.False(Directory.Exists(Folder["site"]));
    }

    [Fact]
    public async Task Code_that_nobody_wrote_is_published_without_colors()
    {
        Folder.Write("executed/one.ipynb", Notebooks.Of(Executed(Notebooks.Code("c1", new string('(', 100_000)))));
        var end = await PublishExecutedAsync("site");
        Assert.Equal((0, ""), (end.ExitCode, end.Errors));
        Assert.True(File.Exists(Folder["site/one.ipynb"]));
    }

    [Fact]
    public async Task A_link_leads_to_a_notebook_with_any_name()
    {
        WriteExecuted("executed/50% #1.ipynb");
        Folder.Write("executed/links.ipynb", Notebooks.Of(Notebooks.Markdown("m1", "# Links\n\n[there](50%25%20%231.ipynb?a#b)")));
        var end = await PublishExecutedAsync("site");
        Assert.Equal((0, ""), (end.ExitCode, end.Errors));
        Assert.Contains("href=\"50%25%20%231.html?a#b\"", Folder.Read("site/links.html"), StringComparison.Ordinal);
        Assert.Contains("\"50%25%20%231.html\"", Folder.Read("site/assets/search-index.js"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instructors_book_without_a_solution_file_is_not_written()
    {
        File.Delete(Folder["notebooks/solutions/sample/two.cs"]);
        Folder.Write("executed/sample.ipynb", Notebooks.Of([.. SampleCourse.Cells().Select(Executed)]));
        var end = await PublishExecutedAsync("site", "--instructor");
        Assert.Equal((2, "notebooks/solutions/sample/two.cs: no such file; the exercise two has no solution\n"), (end.ExitCode, end.Errors));
        Assert.False(Directory.Exists(Folder["site"]));
    }

    [Fact]
    public async Task Links_of_a_book_lead_to_its_pages_and_to_the_course_whatever_the_names_are()
    {
        WriteExecuted("executed/a#b?c%20d e.ipynb");
        Assert.Equal(0, (await PublishExecutedAsync("site", "--source", "https://example.org/course")).ExitCode);
        foreach (var page in new[] { "index.html", "a#b?c%20d e.html" })
        {
            var links = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Folder.Read("site/" + page)).QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToArray();
            Assert.Contains("https://example.org/course", links);
            Assert.All(links.Where(link => link[0] != '#' && !link.StartsWith("https:", StringComparison.Ordinal)), link =>
                Assert.True(File.Exists(Folder["site/" + Uri.UnescapeDataString(link.Split('#')[0])]), link));
        }
    }

    [Theory]
    [InlineData("executed/sample.ipynb: was not executed: it has no outputs; run it first: dotnet run --project lib/Lecture38.Runner -- run executed/sample.ipynb")]
    [InlineData("executed/sample.ipynb: would be overwritten by its executed notebook; choose another --output", "--output", "executed")]
    [InlineData("lib/site: is one of the course's own folders; name another one, such as artifacts/book", "--output", "lib/site")]
    [InlineData("--source: 'javascript:x' is not a web address; write it as https://…. See --help.", "--source", "javascript:x")]
    [InlineData("--output: is empty; name a folder. See --help.", "--output", "")]
    [InlineData("--executed already names the notebooks to publish; leave out either --executed or the notebooks. See --help.", "notebooks")]
    public async Task What_cannot_be_published_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        Folder.Write("executed/sample.ipynb", Notebooks.OfCode("1"));
        var end = await _course.RunAsync(["publish", "--executed", "executed", .. arguments]);
        Assert.Equal((2, reason + "\n", ""), (end.ExitCode, end.Errors, end.Output));
    }

    private Task<RunnerEnd> PublishExecutedAsync(string output, params string[] more) =>
        _course.RunAsync(["publish", "--executed", "executed", "--output", output, .. more]);

    private string Write(string name, string text)
    {
        Folder.Write(name, text);
        return name;
    }

    private void WriteExecuted(string name) =>
        Folder.Write(name, Notebooks.Of(Notebooks.Markdown("title", $"# {name}\n\nA lesson."), Executed(Notebooks.Code("c1", "Console.WriteLine(1);"))));

    private static JsonObject Executed(JsonObject cell)
    {
        if ((string)cell["cell_type"]! == "code")
        {
            cell["execution_count"] = 1;
        }

        return cell;
    }

    private string[] Files(string folder) =>
    [
        .. Directory.GetFiles(Folder[folder], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder[folder], file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The files that hold a telling line of the real exercise's solution, in code or with markup around its words.</summary>
    private string[] SolutionsIn(string folder)
    {
        var telling = SampleCourse.RealSolution.Split('\n').OrderByDescending(line => line.Length).First().Trim();
        return [.. Files(folder).Where(file => TextOf(Folder.Read($"{folder}/{file}")).Contains(telling, StringComparison.Ordinal)).Select(file => $"{folder}/{file}")];
    }

    private static string TextOf(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).DocumentElement.TextContent;
}
