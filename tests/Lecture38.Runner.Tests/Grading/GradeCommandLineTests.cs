namespace Lecture38.Runner.Tests;

public sealed class GradeCommandLineTests : IDisposable
{
    private readonly GradedCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Theory]
    [InlineData("Required argument missing for command: 'grade'.", "grade")]
    [InlineData("nowhere: no such folder", "grade", "nowhere")]
    [InlineData("file: is a file; name the folder that holds the submissions", "grade", "file")]
    [InlineData("empty: no submission in this folder; it must hold STUDENT/NOTEBOOK.ipynb", "grade", "empty")]
    [InlineData("DIR: is empty; name the folder of submissions.", "grade", "")]
    [InlineData("submitted/out: is in the folder of submissions, which is only read; choose another --output", "grade", "submitted", "--output", "submitted/out")]
    [InlineData("submitted: is in the folder of submissions", "grade", "submitted", "--output", "submitted")]
    [InlineData("link/out: is in the folder of submissions", "grade", "submitted", "--output", "link/out")]
    [InlineData("--sandbox: 'yes' is not one of auto, required, none.", "grade", "submitted", "--sandbox", "yes")]
    [InlineData("--seed: 'x' is not a whole number.", "grade", "submitted", "--seed", "x")]
    [InlineData("--jobs: '0' is not a number of submissions; write 1 or more.", "grade", "submitted", "--jobs", "0")]
    [InlineData("--submission-timeout: 'soon' is not a duration", "grade", "submitted", "--submission-timeout", "soon")]
    [InlineData("submitted/a: no notebook in this folder has exercises to grade", "grade", "submitted", "--notebooks", "submitted/a")]
    [InlineData("file: is a file; name a folder for the grades", "grade", "submitted", "--output", "file")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        Directory.CreateDirectory(_course.Folder["empty"]);
        _course.Folder.Write("file", "");
        _course.SubmitAs("a/other.ipynb", Notebooks.OfCode("1"));
        Directory.CreateSymbolicLink(_course.Folder["link"], _course.Folder["submitted"]);
        var end = await CommandLine.RunAsync(_course.Folder, arguments);
        Assert.Equal(2, end.ExitCode);
        Assert.Contains(reason, Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(end.Output);
    }

    [Fact]
    public async Task A_submission_as_a_whole_has_a_limit_and_what_was_graded_before_it_counts()
    {
        _course.Submit("slow", GradedCourse.Honest().Answer("two", "System.Threading.Thread.Sleep(-1);"));
        var end = await _course.GradeAsync("--submission-timeout", "8", "--cell-timeout", "300");
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Equal("1 - - -", _course.Points("slow"));
        Assert.Contains("The whole submission ran longer than 8 s", (string)_course.Grade("slow", "two")["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_that_cannot_start_is_no_fault_of_the_submission()
    {
        _course.Submit("a", GradedCourse.Honest());
        _course.Folder.Write("course/sample.ipynb", Notebooks.Of([.. GradedCourse.Cells().Answer("load-library", "#error broken")]));
        var end = await _course.GradeAsync();
        Assert.True(end.ExitCode == 1, end.ToString());
        Assert.Equal("not-graded", (string)_course.Grade("a", "one")["state"]!);
        _course.Folder.Write("course/sample.ipynb", Notebooks.Of([.. GradedCourse.Cells()]));
        Assert.Equal(0, (await _course.GradeAsync()).ExitCode);
        Assert.Equal("1 2 3 -", _course.Points("a"));
    }

    [Fact]
    public async Task Help_names_every_option_and_exit_code()
    {
        var help = (await CommandLine.RunAsync(_course.Folder, "grade", "--help")).Output;
        Assert.All(
            ["--notebooks", "--output", "--sandbox", "--seed", "--cell-timeout", "--submission-timeout", "--memory-limit", "--output-limit", "--jobs", "--fresh", "130  interrupted", "[default: auto]"],
            text => Assert.Contains(text, help, StringComparison.Ordinal));
    }
}
