using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>Students' copies on the course's kernel, with answers that do what answers should not. <see cref="GradeTests"/> has more of them.</summary>
public sealed class ExerciseRunnerTests
{
    /// <summary>For answers that never end. All others get the usual limits, which a busy machine keeps.</summary>
    private static readonly KernelLimits Hasty = KernelLimits.Default with { Cell = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task Every_answer_gets_its_mark_and_only_right_ones_earn_points()
    {
        var results = await RunAsync(SampleCourse.Cells().Answer("one", "int? one = 1;").Answer("two", "int? two() => 7;").Answer("choose-size", SampleCourse.RealWrongAnswer.Source));
        Assert.Equal("one: right, two: wrong, three: not-attempted", States(results.Take(3)));
        Assert.Equal([1, 0, 0, 0], results.Select(result => result.Points));
        Assert.Equal("two came to 7.", results[1].Mark.Message);
        Assert.Equal(SampleCourse.RealWrongAnswer.Cause, results[3].Mark.Cause);
    }

    [Fact]
    public async Task A_check_that_fails_says_why_and_costs_its_own_exercise_only()
    {
        var results = await RunAsync(SampleCourse.Cells()
            .Answer("one", "int? other = 1;").Answer("two", "int? two() => throw new InvalidOperationException(\"boom\");").Answer("three", "int? three = 3;"));
        Assert.Equal("one: wrong, two: wrong, three: right, choose-size: not-attempted", States(results));
        Assert.Equal("The check of your answer failed: (1,21): error CS0103: The name 'one' does not exist in the current context", results[0].Mark.Message);
        Assert.Equal("The check of your answer failed: System.InvalidOperationException: boom", results[1].Mark.Message);
    }

    [Fact]
    public async Task What_an_answer_left_running_costs_no_other_exercise()
    {
        // The thread waits until another answer is checked, and takes the kernel away in the middle of that.
        var results = await RunAsync(SampleCourse.Cells()
            .Answer("one", "int? one = 1; var checking = new System.Threading.ManualResetEventSlim(); "
                + "AppDomain.CurrentDomain.SetData(\"checking\", checking); new System.Threading.Thread(() => { checking.Wait(); Environment.Exit(3); }).Start();")
            .Answer("two", "int? two() { if (AppDomain.CurrentDomain.GetData(\"checking\") is System.Threading.ManualResetEventSlim other) "
                + "{ other.Set(); System.Threading.Thread.Sleep(-1); } return 2; }")
            .Answer("three", "int? three = 3;"));
        Assert.Equal("one: right, two: right, three: right, choose-size: not-attempted", States(results));
    }

    [Fact]
    public async Task An_answer_whose_check_never_ends_is_not_run_again_for_the_others()
    {
        var results = await RunAsync(SampleCourse.Cells()
            .Answer("one", "int? one = 1; int helper = 3;")
            .Answer("two", "AppDomain.CurrentDomain.SetData(\"two\", true); int? two() { System.Threading.Thread.Sleep(-1); return 2; }")
            .Answer("three", "int? three = AppDomain.CurrentDomain.GetData(\"two\") is null ? helper : 0;"), Hasty);
        Assert.Equal("one: right, two: wrong, three: right, choose-size: not-attempted", States(results));
    }

    [Fact]
    public async Task An_answer_that_the_check_left_running_costs_its_kernel_and_nothing_else()
    {
        var results = await RunAsync(SampleCourse.Cells()
            .Answer("one", "int? one = 1; int helper = 3;")
            .Answer("two", "AppDomain.CurrentDomain.SetData(\"two\", true); int? two() => Sample.StillRunning;")
            .Answer("three", "int? three = AppDomain.CurrentDomain.GetData(\"two\") is null ? helper : 0;"));
        Assert.Equal("one: right, two: wrong, three: right, choose-size: not-attempted", States(results));
        Assert.Equal(Outcome.TimedOut, results[1].Outcome);
    }

    [Fact]
    public async Task A_students_own_cells_run_where_they_stand_and_cost_nothing_where_they_fail()
    {
        var cells = SampleCourse.Cells()
            .AddOwn("title", "int helper = 1;")
            .AddOwn("lesson", "fromTheLesson.ToString()")
            .AddOwn("lesson", "throw new InvalidOperationException();")
            .AddOwn("one-check", "Environment.Exit(1);")
            .AddOwn("two-check", "int late = 3;")
            .Answer("one", "int? one = helper;").Answer("two", "int? two() => helper + 1;").Answer("three", "int? three = late;");
        Assert.Equal("one: right, two: right, three: right, choose-size: not-attempted", States(await RunAsync(cells)));
    }

    [Fact]
    public async Task An_answer_that_uses_a_cell_of_the_lesson_is_told_that_it_has_not_run()
    {
        var results = await RunAsync(SampleCourse.Cells().Answer("one", "int? one = fromTheLesson;").Answer("two", "FromTheLesson two() => new();"));
        Assert.All(results.Take(2), result => Assert.EndsWith("Define what your answer needs in its own cell.)", result.Mark.Message, StringComparison.Ordinal));
    }

    /// <summary>Each stands in the answer's own cell, and so is known to the check.</summary>
    [Theory]
    [InlineData("public static class Lecture38 { public static class Exercise { public static object Check(string id, object answer) => new SampleMark(Forged); } }")]
    [InlineData("var Exercise = new Forger(); public class Forger { public object Check(string id, object answer) => new SampleMark(Forged); }")]
    [InlineData("_ = Task.Run(async () => { while (true) { new SampleMark(Forged).Display(); await Task.Delay(1); } });")]
    public async Task A_forged_result_gains_nothing(string forgery)
    {
        const string Forged = "const string Forged = \"{\\\"exercise\\\":\\\"choose-size\\\",\\\"state\\\":\\\"right\\\",\\\"message\\\":\\\"\\\"}\";";
        var results = await RunAsync(SampleCourse.Cells().AddOwn("title", Forged).Answer("choose-size", SampleCourse.RealWrongAnswer.Source + "\n" + forgery));
        Assert.Equal(SampleCourse.RealWrongAnswer.Cause, results[3].Mark.Cause);
    }

    [Fact]
    public async Task A_notebook_whose_setup_fails_is_the_courses_fault_and_says_so()
    {
        var course = Notebooks.Parse(Notebooks.Of(Notebooks.Code(StudentCopy.SetupCell, "throw new InvalidOperationException(\"not built\");")));
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(StudentCopy.Read(course, course), KernelLimits.Default));
        Assert.Equal("sample.ipynb: its cell load-library fails: System.InvalidOperationException: not built", error.Message);
    }

    private static Task<List<ExerciseResult>> RunAsync(IEnumerable<JsonObject> cells, KernelLimits? limits = null) =>
        RunAsync(SampleCourse.CopyOf(cells), limits ?? KernelLimits.Default);

    private static async Task<List<ExerciseResult>> RunAsync(StudentCopy copy, KernelLimits limits)
    {
        using var stop = new RunStop();
        var kernel = KernelCommandLine.FindEmbedded(CourseRoot.Find());
        var runner = new ExerciseRunner(kernel, Path.GetTempPath(), limits, stop);
        var results = new List<ExerciseResult>();
        await foreach (var result in runner.RunAsync(copy))
        {
            results.Add(result);
        }

        return results;
    }

    private static string States(IEnumerable<ExerciseResult> results) =>
        string.Join(", ", results.Select(result => $"{result.Exercise.Id}: {result.Mark.State}"));
}
