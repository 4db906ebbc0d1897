namespace Lecture38.Runner.Tests;

/// <summary>Runs of the real runner over notebooks whose exercises are filled in for it.</summary>
public sealed class WithSolutionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Right_solutions_pass_and_the_source_notebook_keeps_its_stubs()
    {
        WriteCourse([.. SampleCourse.Solutions]);
        var source = _folder.Read("sample.ipynb");
        var end = await RunAsync();
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Equal(source, _folder.Read("sample.ipynb"));
        Assert.Contains("int? one = 1;", _folder.Read("out/sample.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_that_is_not_right_is_unexpected_and_the_check_says_why()
    {
        WriteCourse(("one", "int? one = 1;"), ("two", "int? two() => 8;"), ("three", "int? three = null;"), ("choose-size", SampleCourse.RealWrongAnswer.Source));
        var end = await RunAsync();
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("cell two-check: unexpected: the solution is wrong: two came to 8.", end.Output, StringComparison.Ordinal);
        Assert.Contains("cell three-check: unexpected: the solution is not attempted", end.Output, StringComparison.Ordinal);
        Assert.Contains("cell choose-size-check: unexpected: the solution is ", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_are_no_exercise_are_held_to_their_expectations()
    {
        WriteCourse([.. SampleCourse.Solutions]);
        _folder.Write("expected/sample.json", """{ "cells": { "load-library": {}, "lesson": { "text": ["nothing"] } } }""");
        var end = await RunAsync();
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("cell lesson: unexpected: not what was expected", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_solution_is_one_line_and_exit_code_2()
    {
        WriteCourse(("one", "int? one = 1;"));
        var end = await RunAsync();
        Assert.Equal(2, end.ExitCode);
        Assert.StartsWith("solutions/sample/two.cs: no such file; the exercise two has no solution\n", end.Output, StringComparison.Ordinal);
    }

    private Task<RunnerEnd> RunAsync() => CommandLine.RunEmbeddedAsync(_folder, "sample.ipynb", "--with-solutions");

    private void WriteCourse(params (string Exercise, string Source)[] solutions)
    {
        _folder.Write("sample.ipynb", Notebooks.Of([.. SampleCourse.Cells()]));
        _folder.Write("expected/sample.json", """{ "cells": { "load-library": {}, "lesson": {} } }""");
        foreach (var (exercise, source) in solutions)
        {
            _folder.Write($"solutions/sample/{exercise}.cs", source);
        }
    }
}
