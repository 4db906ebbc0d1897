namespace Lecture38.Runner.Tests;

/// <summary>Grading that is interrupted, repeated, and repeated after a change.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly GradedCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task An_interrupt_leaves_no_copy_of_the_course_and_grading_goes_on_without_grading_twice()
    {
        using var temporary = new TemporaryFolder();
        _course.Submit("a", GradedCourse.Honest());
        _course.Submit("b", GradedCourse.Honest());
        _course.Submit("c", GradedCourse.Honest().Answer("one", "System.Threading.Thread.Sleep(-1);"));
        using (var runner = _course.StartWith($"TMPDIR={temporary.Path}", "--sandbox", "none", "--jobs", "1", "--cell-timeout", "300"))
        {
            await runner.WaitForOutputAsync("b/sample.ipynb  6 of 10 points");
            await runner.SignalAsync("INT");
            var interrupted = await runner.WaitAsync();
            Assert.True(interrupted.ExitCode == 130, interrupted.ToString());
            Assert.Contains("Interrupted: 2 of 3 submissions are graded and kept. Repeat the command to continue.", interrupted.Output, StringComparison.Ordinal);
            Assert.False(File.Exists(_course.Folder["grades/grades.csv"]));
            Assert.Empty(Directory.GetFileSystemEntries(temporary.Path, "lecture38-grade-*"));
        }

        _course.Submit("c", GradedCourse.Cells());
        var end = await GradeAsync("--jobs", "1", "--cell-timeout", "300");

        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Equal(["a", "b"], GradedBefore(end));
        Assert.Contains("3 submissions (2 graded before)", end.Output, StringComparison.Ordinal);
        Assert.Equal(("1 2 3 -", "1 2 3 -", "- - - -"), (_course.Points("a"), _course.Points("b"), _course.Points("c")));
    }

    [Fact]
    public async Task Only_what_changed_is_graded_again_and_the_same_grades_are_the_same_bytes()
    {
        _course.Submit("a", GradedCourse.Honest());
        Assert.Empty(GradedBefore(await GradeAsync()));
        var (csv, json) = Reports("grades");
        Assert.Equal(["a"], GradedBefore(await GradeAsync()));
        Assert.Equal((csv, json), Reports("grades"));
        Assert.Empty(GradedBefore(await GradeAsync("--fresh")));
        Assert.Empty(GradedBefore(await GradeAsync("--output", "others")));
        Assert.Equal((csv, json), Reports("others"));
        Assert.Empty(GradedBefore(await GradeAsync("--seed", "5")));

        _course.Submit("b", GradedCourse.Honest());
        Assert.Equal(["a"], GradedBefore(await GradeAsync("--seed", "5")));
        Damage("grades/journal.jsonl");
        Assert.Equal(["a"], GradedBefore(await GradeAsync("--seed", "5")));
        Assert.Equal(["a", "b"], GradedBefore(await GradeAsync("--seed", "5")));

        _course.Submit("b", GradedCourse.Cells());
        Assert.Equal(["a"], GradedBefore(await GradeAsync("--seed", "5")));
        Assert.Equal("- - - -", _course.Points("b"));

        _course.Folder.Write("course/sample.ipynb", Notebooks.Of([.. GradedCourse.Cells(), Notebooks.Markdown("end", "More.")]));
        Assert.Empty(GradedBefore(await GradeAsync("--seed", "5")));
    }

    [Fact]
    public async Task Two_runs_do_not_grade_into_one_folder()
    {
        _course.Submit("a", GradedCourse.Honest());
        _course.Submit("b", GradedCourse.Honest().Answer("one", "System.Threading.Thread.Sleep(-1);"));
        using var first = _course.Start("--sandbox", "none", "--jobs", "1", "--cell-timeout", "300");
        await first.WaitForOutputAsync("a/sample.ipynb");
        var second = await GradeAsync();
        Assert.Equal(2, second.ExitCode);
        Assert.StartsWith("grades/journal.jsonl: cannot be used, perhaps because another run grades into this folder", second.Errors, StringComparison.Ordinal);
        await first.SignalAsync("INT");
        Assert.Equal(130, (await first.WaitAsync()).ExitCode);
    }

    /// <summary>Grades without a sandbox, which would be tried out first each time.</summary>
    private Task<RunnerEnd> GradeAsync(params string[] options) => _course.GradeAsync(["--sandbox", "none", .. options]);

    private (string Csv, string Json) Reports(string folder) => (_course.Folder.Read($"{folder}/grades.csv"), _course.Folder.Read($"{folder}/grades.json"));

    private static IEnumerable<string> GradedBefore(RunnerEnd end)
    {
        Assert.True(end.ExitCode == 0, end.ToString());
        return end.Output.Split('\n').Where(line => line.Contains("(graded before)  [", StringComparison.Ordinal)).Select(line => line.Split('/')[0]).Order();
    }

    /// <summary>Cuts the last line off, and puts lines before it that are JSON but no grades.</summary>
    private void Damage(string name) => _course.Folder.Write(name, $$"""
        {"key":"a","key":"b","grades":[]}
        {"key":"a","grades":[{"student":"a","student":"b"}]}
        {"key":"\ud800","grades":[]}
        {"k\udc00":"a","grades":[null]}
        {"key":"a","grades":[null]}
        {{_course.Folder.Read(name)[..^20]}}
        """);
}
