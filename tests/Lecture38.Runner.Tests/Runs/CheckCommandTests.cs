namespace Lecture38.Runner.Tests;

/// <summary>The real runner as a student uses it, on a course of its own.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task An_untouched_copy_is_not_attempted_and_earns_nothing()
    {
        var end = await _course.RunAsync("check", _course.WriteCopy(SampleCourse.Cells()));
        Assert.Equal(1, end.ExitCode);
        Assert.Matches(@"(?m)^exercise +state +points  message$", end.Output);
        Assert.Matches(@"(?m)^three +○ not attempted +0/3  three came to \.$", end.Output);
        Assert.Contains("0 of 10 points, 0 of 4 exercises right\n", end.Output, StringComparison.Ordinal);
        Assert.Contains("-- hint one\n", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solved_copy_passes_under_another_name_too()
    {
        var cells = SampleCourse.Cells();
        foreach (var (exercise, source) in SampleCourse.Solutions)
        {
            cells.Answer(exercise, source);
        }

        var end = await _course.RunAsync("check", _course.WriteCopy(cells, "sample (1).ipynb"));
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Contains("10 of 10 points, 4 of 4 exercises right\n", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hint", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_check_shows_what_changed_and_a_damaged_record_costs_only_that()
    {
        await _course.RunAsync("check", _course.WriteCopy(SampleCourse.Cells().Answer("one", "int? one = 1;")));
        var end = await _course.RunAsync("check", _course.WriteCopy(SampleCourse.Cells().Answer("one", "int? one = 5;").Answer("two", "int? two() => 2;")));
        Assert.Matches("(?m)^one +✗ wrong, was right +0/1 ", end.Output);
        Assert.Matches("(?m)^two +✓ now right +2/2 ", end.Output);
        Assert.Matches("(?m)^three +○ not attempted +0/3 ", end.Output);

        File.WriteAllText(Assert.Single(Directory.GetFiles(_course.Folder["artifacts/progress"])), "{");
        end = await _course.RunAsync("check", _course.WriteCopy(SampleCourse.Cells()));
        Assert.Matches("(?m)^one +○ not attempted +0/1 ", end.Output);
    }

    [Theory]
    [InlineData("int? one = 1; System.Threading.Thread.Sleep(-1);", 3, "Your cell ran longer than 5 s, and was ended.")]
    [InlineData("int? one = 1; Environment.Exit(1);", 4, "Your cell ended its kernel")]
    [InlineData("int? one = \"1\";", 1, "Your cell failed: (1,12): error CS0029")]
    public async Task The_exit_code_tells_what_an_answer_did(string answer, int exitCode, string message)
    {
        var end = await _course.RunAsync("check", _course.WriteCopy(SampleCourse.Cells().Answer("one", answer)), "--cell-timeout", "5");
        Assert.True(end.ExitCode == exitCode && end.Output.Contains(message, StringComparison.Ordinal), end.ToString());
    }

    [Theory]
    [InlineData("none.ipynb", "none.ipynb: no such file")]
    [InlineData("bad.ipynb", "bad.ipynb: cut off")]
    [InlineData("folder.ipynb", "folder.ipynb: is a folder; name a file in it")]
    [InlineData("other.ipynb", "other.ipynb: belongs to no notebook of the course")]
    [InlineData("", "NOTEBOOK: is empty; name your notebook. See --help.")]
    [InlineData("--wach", "There is no option --wach. See --help.")]
    public async Task A_notebook_that_cannot_be_checked_is_one_line_and_exit_code_2(string notebook, string reason)
    {
        _course.Folder.Write("bad.ipynb", "{");
        _course.Folder.Write("other.ipynb", Notebooks.OfCode("1"));
        Directory.CreateDirectory(_course.Folder["folder.ipynb"]);
        var end = await _course.RunAsync("check", notebook);
        Assert.Equal(2, end.ExitCode);
        Assert.Contains(reason, Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(50)]
    public async Task On_a_terminal_no_line_is_wider_than_it(int columns)
    {
        var copy = _course.WriteCopy(SampleCourse.Cells().Answer(SampleCourse.RealExercise, SampleCourse.RealWrongAnswer.Source));
        _course.AddRunner();
        var output = await RunnerProcess.OnTerminalAsync(_course.Folder, columns, "check", copy);
        var lines = System.Text.RegularExpressions.Regex.Replace(output, @"\x1B\[[?0-9;]*[A-Za-z]", "").Split('\n');
        var table = lines.Skip(Array.FindLastIndex(lines, line => line.Contains("checking", StringComparison.Ordinal)) + 1).Where(line => !line.StartsWith("A hint", StringComparison.Ordinal));
        Assert.All(table, line => Assert.True(line.TrimEnd().Length <= columns, line));
        Assert.Contains(SampleCourse.RealExercise, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_checks_again_when_an_editor_saves_by_renaming_and_ends_by_interrupt()
    {
        var copy = _course.WriteCopy(SampleCourse.Cells());
        _course.AddRunner();
        // By a link, whose own file no save changes.
        File.CreateSymbolicLink(_course.Folder["sample.ipynb"], _course.Folder[copy]);
        using var runner = RunnerProcess.StartInterruptible(_course.Folder, "check", "sample.ipynb", "--watch");
        await runner.WaitForOutputAsync("Ctrl+C ends.");

        Save(Notebooks.Of([.. SampleCourse.Cells().Answer("two", "int? two() => 2;")]));
        await runner.WaitForOutputAsync("Ctrl+C ends.", times: 2);
        Assert.Contains("✓ now right", runner.OutputSoFar, StringComparison.Ordinal);

        Save("{");
        await runner.WaitForOutputAsync("Ctrl+C ends.", times: 3);
        Assert.Contains("sample.ipynb: cut off", runner.OutputSoFar, StringComparison.Ordinal);

        File.WriteAllText(_course.Folder[copy], Notebooks.Of([.. SampleCourse.Cells()]));
        await runner.WaitForOutputAsync("Ctrl+C ends.", times: 4);
        Assert.Contains("○ not attempted, was right", runner.OutputSoFar, StringComparison.Ordinal);

        await runner.SignalAsync("INT");
        Assert.Equal(130, (await runner.WaitAsync()).ExitCode);

        void Save(string text)
        {
            File.WriteAllText(_course.Folder["mine/sample.tmp"], text);
            File.Move(_course.Folder["mine/sample.tmp"], _course.Folder[copy], overwrite: true);
        }
    }

    [Fact]
    public async Task Hints_come_one_at_a_time_and_the_last_one_stays()
    {
        var count = Exercise.Hints(SampleCourse.RealExercise).Count;
        for (var number = 1; number <= count; number++)
        {
            Assert.StartsWith($"Hint {number} of {count}", (await _course.RunAsync("hint", SampleCourse.RealExercise)).Output, StringComparison.Ordinal);
        }

        Assert.Contains(Exercise.Hints(SampleCourse.RealExercise)[^1], (await _course.RunAsync("hint", SampleCourse.RealExercise)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_for_no_exercise_is_one_line_that_names_the_exercises()
    {
        var end = await _course.RunAsync("hint", "nope");
        Assert.Equal(2, end.ExitCode);
        Assert.Contains("There is no exercise 'nope'. The exercises are: ", Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
