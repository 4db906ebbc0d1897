using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

public sealed class ResetCommandTests : IDisposable
{
    private readonly TemporaryCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task The_stub_is_back_the_answer_is_kept_and_nothing_else_changes()
    {
        var cells = SampleCourse.Cells().Answer("two", "int? two() => 8;").AddOwn("one", "var mine = 1;");
        cells[0]["metadata"]!["unknown"] = new JsonObject { ["kept"] = true };
        cells[2]["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "shown" });
        var copy = _course.WriteCopy(cells);

        var end = await _course.RunAsync("reset", "two", copy);

        Assert.Equal((0, "mine/sample.ipynb: two holds its stub again; your answer is in mine/sample.two.cs\n"), (end.ExitCode, end.Output));
        Assert.Equal("int? two() => 8;\n", _course.Folder.Read("mine/sample.two.cs"));
        Assert.Equal(Canonical(cells.Answer("two", "int? two() => null;")), _course.Folder.Read(copy));
    }

    [Fact]
    public async Task An_answer_that_was_kept_before_is_not_overwritten()
    {
        await _course.RunAsync("reset", "two", _course.WriteCopy(SampleCourse.Cells().Answer("two", "int? two() => 8;")));
        await _course.RunAsync("reset", "two", _course.WriteCopy(SampleCourse.Cells().Answer("two", "int? two() => 9;")));
        Assert.Equal("int? two() => 8;\n", _course.Folder.Read("mine/sample.two.cs"));
        Assert.Equal("int? two() => 9;\n", _course.Folder.Read("mine/sample.two-2.cs"));
    }

    [Fact]
    public async Task A_cell_that_is_missing_is_put_back_above_its_check()
    {
        var copy = _course.WriteCopy(SampleCourse.Cells().Where(cell => (string)cell["id"]! != "two"));
        Assert.Contains("two was missing and is there again, above its check", (await _course.RunAsync("reset", "two", copy)).Output, StringComparison.Ordinal);
        var cells = NotebookDocument.Read(_course.Folder[copy]).Cells;
        Assert.Equal(SampleCourse.Course().Cells.Select(cell => cell.Id), cells.Select(cell => cell.Id));
    }

    [Fact]
    public async Task A_stub_is_left_as_it_is()
    {
        var copy = _course.WriteCopy(SampleCourse.Cells());
        var before = _course.Folder.Read(copy);
        Assert.Equal("mine/sample.ipynb: two already holds its stub\n", (await _course.RunAsync("reset", "two", copy)).Output);
        Assert.Equal(before, _course.Folder.Read(copy));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_its_notebook_gets_the_stub_and_keeps_its_permissions()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links need rights there");
            return;
        }

        var copy = _course.WriteCopy(SampleCourse.Cells().Answer("two", "int? two() => 8;"));
        File.SetUnixFileMode(_course.Folder[copy], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(_course.Folder["link.ipynb"], copy);

        var end = await _course.RunAsync("reset", "two", "link.ipynb");

        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Equal(copy, new FileInfo(_course.Folder["link.ipynb"]).LinkTarget);
        Assert.Equal(Canonical(SampleCourse.Cells()), _course.Folder.Read(copy));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_course.Folder[copy]));
    }

    [Fact]
    public async Task The_courses_own_notebook_is_refused_through_a_link_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        File.CreateSymbolicLink(_course.Folder["link.ipynb"], "notebooks/sample.ipynb");
        var end = await _course.RunAsync("reset", "two", "link.ipynb");
        Assert.Equal(2, end.ExitCode);
        Assert.StartsWith("link.ipynb: is the course's own notebook", end.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope: is not an exercise of sample; its exercises are: one, two, three, choose-size", "nope", "mine/sample.ipynb")]
    [InlineData("the cell two is there 2 times; delete all but one, then reset it", "two", "mine/sample.ipynb")]
    [InlineData("notebooks/sample.ipynb: is the course's own notebook", "two", "notebooks/sample.ipynb")]
    [InlineData("none.ipynb: no such file", "two", "none.ipynb")]
    public async Task What_cannot_be_reset_is_one_line_and_exit_code_2(string reason, string exercise, string notebook)
    {
        var cells = SampleCourse.Cells();
        _course.WriteCopy([.. cells, .. SampleCourse.Exercise("two", "int? two() => 1;", "1", 1)[..1]]);
        var before = _course.Folder.Read("mine/sample.ipynb");
        var end = await _course.RunAsync("reset", exercise, notebook);
        Assert.Equal(2, end.ExitCode);
        Assert.Contains(reason, Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(before, _course.Folder.Read("mine/sample.ipynb"));
    }

    private static string Canonical(IEnumerable<JsonObject> cells) =>
        Notebooks.Parse(Notebooks.Of([.. cells.Select(cell => cell.DeepClone().AsObject())])).ToCanonicalText();
}
