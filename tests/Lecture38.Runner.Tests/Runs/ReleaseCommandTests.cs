using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>What the real runner releases, of a small course and of the real one, run where it would be used.</summary>
public sealed class ReleaseCommandTests : IDisposable
{
    /// <summary>A shorter line, such as a brace or a <c>return</c>, gives nothing away.</summary>
    private const int TellingLength = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Students_notebooks_hold_no_line_of_a_solution()
    {
        Assert.Equal(0, (await CommandLine.RunAsync(_folder, "release", "notebooks")).ExitCode);
        Assert.All(Exercises(), one =>
        {
            var released = Released(one.Notebook).Cells.Single(cell => cell.Id == one.Exercise.Id);
            Assert.Equal(one.Exercise.Stub.Source, released.Source);
            var text = string.Join('\n', Released(one.Notebook).Cells.Select(cell => cell.Source)).Split('\n').Select(line => line.Trim()).ToHashSet();
            Assert.DoesNotContain(TellingLines(one.Solution).Except(TellingLines(one.Exercise.Stub.Source)), text.Contains);
        });
        Assert.Empty(Directory.GetDirectories(_folder["notebooks"]));
    }

    [Fact]
    public async Task Students_notebooks_are_locked_but_for_exercises_and_predictions()
    {
        await CommandLine.RunAsync(_folder, "release", "notebooks");
        foreach (var path in CourseNotebooks.Files)
        {
            var exercises = CourseExercise.Of(NotebookDocument.Read(path));
            var json = JsonNode.Parse(_folder.Read($"notebooks/{Path.GetFileName(path)}"))!["cells"]!.AsArray();
            foreach (var (cell, released) in json.Zip(NotebookDocument.Read(_folder[$"notebooks/{Path.GetFileName(path)}"]).Cells))
            {
                var isPrediction = released.IsCode && released.Source.Contains("Predict.That(", StringComparison.Ordinal);
                var isExercise = exercises.Any(exercise => exercise.Stub.Id == released.Id);
                var isCheck = exercises.Any(exercise => exercise.Check.Id == released.Id);
                Assert.True(
                    isPrediction ? released.Grading is null
                    : released.Grading == new CellGrading(released.Id, isExercise, isCheck, IsLocked: !isExercise, released.Grading!.Points),
                    $"{released.Id}: {released.Grading}");
                Assert.Equal(!isPrediction && !isExercise, cell!["metadata"]!["editable"]?.GetValue<bool>() == false);
                Assert.True(cell["outputs"] is null or JsonArray { Count: 0 });
            }
        }
    }

    /// <summary>So they show what the course's notebooks show, which other tests execute and check.</summary>
    [Fact]
    public async Task Students_notebooks_run_the_courses_own_cells()
    {
        await CommandLine.RunAsync(_folder, "release", "notebooks");
        Assert.All(CourseNotebooks.Files.Select(NotebookDocument.Read), course => Assert.Equal(
            course.Cells.Select(cell => (cell.Id, cell.IsCode, cell.KernelName, cell.Source)),
            Released(course.Name).Cells.Select(cell => (cell.Id, cell.IsCode, cell.KernelName, cell.Source))));
    }

    [Fact]
    public async Task Instructors_notebooks_run_and_every_check_says_right()
    {
        StandBesideTheLibrary();
        await CommandLine.RunAsync(_folder, "release", "--instructor", "notebooks", "--seed", "20260");
        Exercises().Select(one => one.Notebook).Distinct().ToList().ForEach(KeepExercises);
        var end = await CommandLine.RunEmbeddedAsync(_folder, "notebooks", "--no-check");
        Assert.True(end.ExitCode == 0, end.ToString());
        foreach (var (notebook, exercise, _) in Exercises())
        {
            var cells = JsonNode.Parse(_folder.Read($"out/{notebook}.ipynb"))!["cells"]!.AsArray();
            var outputs = cells.Single(cell => (string)cell!["id"]! == exercise.Check.Id)!["outputs"]!.AsArray();
            Assert.Equal(ExerciseMark.Right, (string)outputs[^1]!["data"]![MimeTypes.Check]!["state"]!);
        }
    }

    [Fact]
    public async Task What_nbgrader_makes_of_instructors_notebooks_is_the_stub_and_the_check()
    {
        var end = await CommandLine.RunAsync(_folder, "release", "--instructor", "notebooks", "--seed", "7");
        Assert.Contains("seed of the hidden tests: 7\n", end.Output, StringComparison.Ordinal);
        Assert.Contains("c.ClearSolutions.code_stub = {\"C#\": \"\"}", _folder.Read("notebooks/nbgrader_config.py"), StringComparison.Ordinal);
        Assert.All(Exercises(), one =>
        {
            var cells = Released(one.Notebook).Cells;
            var (answer, check) = (cells.Single(cell => cell.Id == one.Exercise.Id).Source, cells.Single(cell => cell.Id == one.Exercise.Check.Id).Source);
            Assert.Contains(one.Solution, answer, StringComparison.Ordinal);
            Assert.Contains($"Exercise.Require(\"{one.Exercise.Id}\", ", check, StringComparison.Ordinal);
            Assert.Contains(", seed: 7);\n", check, StringComparison.Ordinal);
            Assert.Equal(one.Exercise.Stub.Source, WithoutRegions(answer, "SOLUTION").Trim('\n'));
            Assert.Equal(one.Exercise.Check.Source, WithoutRegions(check, "HIDDEN TESTS"));
        });
    }

    [Fact]
    public async Task A_hidden_test_throws_where_the_answer_is_not_right()
    {
        using var course = new TemporaryCourse();
        course.Folder.Write("notebooks/sample.ipynb", Notebooks.Of(
            [.. SampleCourse.Cells().Where(cell => (string)cell["id"]! is "load-library" or SampleCourse.RealExercise or SampleCourse.RealExercise + "-check")]));
        course.Folder.Write($"notebooks/solutions/sample/{SampleCourse.RealExercise}.cs", SampleCourse.RealWrongAnswer.Source);
        Assert.Equal(0, (await course.RunAsync("release", "--instructor", "released")).ExitCode);
        var end = await course.RunAsync("run", "released", "--no-check");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains($"cell {SampleCourse.RealExercise}-check: failed: System.InvalidOperationException: ", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_can_be_repeated_but_never_overwrites_work()
    {
        Assert.Equal(0, (await CommandLine.RunAsync(_folder, "release", "notebooks")).ExitCode);
        Assert.Equal(0, (await CommandLine.RunAsync(_folder, "release", "notebooks")).ExitCode);
        _folder.Write("notebooks/38.3-bounded-alerts.ipynb", "my work");
        File.Delete(_folder["notebooks/38.1-lru-cache.ipynb"]);
        var end = await CommandLine.RunAsync(_folder, "release", "notebooks");
        Assert.Equal((2, "my work"), (end.ExitCode, _folder.Read("notebooks/38.3-bounded-alerts.ipynb")));
        Assert.Equal(
            "notebooks/38.3-bounded-alerts.ipynb: exists and differs, so it may be somebody's work; name another folder or move it away\n",
            end.Errors);
        Assert.False(File.Exists(_folder["notebooks/38.1-lru-cache.ipynb"]));
    }

    [Theory]
    [InlineData("is one of the course's own folders; name another one, such as mine", "notebooks")]
    [InlineData("is one of the course's own folders; name another one, such as mine", "link")]
    [InlineData("is one of the course's own folders; name another one, such as mine", ".")]
    [InlineData("is one of the course's own folders; name another one, such as mine", "notebooks/solutions")]
    [InlineData("is one of the course's own folders; name another one, such as mine", "lib/new")]
    [InlineData("--seed: 'x' is not a seed; write a number from 0 to 2147483647. See --help.", "new", "--seed", "x")]
    [InlineData("DIR: is empty; name a folder. See --help.", "")]
    [InlineData("notebooks/solutions/sample/one.cs: no such file; the exercise one has no solution", "new", "--instructor")]
    [InlineData("the cell one-check does not end in Exercise.Check(…), so it can have no hidden test", "other", "--instructor", "--seed", "1")]
    public async Task What_cannot_be_released_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        using var course = new TemporaryCourse();
        Directory.CreateSymbolicLink(course.Folder["link"], course.Folder["notebooks"]);
        if (arguments[0] == "new")
        {
            File.Delete(course.Folder["notebooks/solutions/sample/one.cs"]);
        }

        var end = await course.RunAsync(["release", .. arguments]);
        Assert.Equal(2, end.ExitCode);
        Assert.Contains(reason, Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(course.Folder["new"]));
    }

    [Fact]
    public async Task An_exercise_that_holds_its_solution_is_not_released()
    {
        using var course = new TemporaryCourse();
        course.Folder.Write("notebooks/sample.ipynb", Notebooks.Of([.. SampleCourse.Cells().Answer("two", "int? two() => 2;")]));
        var end = await course.RunAsync("release", "new");
        Assert.Equal(2, end.ExitCode);
        Assert.Contains("the cell two holds its solution, which students would see; put the stub there", end.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Notebook, CourseExercise Exercise, string Solution)> Exercises() =>
        from path in CourseNotebooks.Files
        let notebook = NotebookDocument.Read(path)
        from exercise in CourseExercise.Of(notebook)
        select (notebook.Name, exercise, CourseNotebooks.Solutions.Read(notebook.Name, exercise.Id));

    private static IEnumerable<string> TellingLines(string source) =>
        source.Split('\n').Select(line => line.Trim()).Where(line => line.Length >= TellingLength && !line.StartsWith("using ", StringComparison.Ordinal));

    /// <summary>As nbgrader clears regions: line by line, with an empty stub in place of a solution and nothing in place of a test.</summary>
    private static string WithoutRegions(string source, string mark)
    {
        var (kept, isInside) = (new List<string>(), false);
        foreach (var line in source.Split('\n'))
        {
            if (line.Contains($"// BEGIN {mark}", StringComparison.Ordinal))
            {
                isInside = true;
                kept.AddRange(mark == "SOLUTION" ? [""] : []);
            }
            else if (line.Contains($"// END {mark}", StringComparison.Ordinal))
            {
                isInside = false;
            }
            else if (!isInside)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    private NotebookDocument Released(string notebook) => NotebookDocument.Read(_folder[$"notebooks/{notebook}.ipynb"]);

    /// <summary>Exercises need no cell but the one that loads the library; the other cells are the course's.</summary>
    private void KeepExercises(string notebook)
    {
        var json = JsonNode.Parse(_folder.Read($"notebooks/{notebook}.ipynb"))!;
        var kept = Released(notebook).Cells.Where(cell => cell.Id == StudentCopy.SetupCell || cell.Grading is { IsSolution: true } or { IsGrade: true }).Select(cell => cell.Id).ToHashSet();
        json["cells"] = new JsonArray([.. json["cells"]!.AsArray().Where(cell => kept.Contains((string)cell!["id"]!)).Select(cell => cell!.DeepClone())]);
        _folder.Write($"notebooks/{notebook}.ipynb", json.ToJsonString());
    }

    /// <summary>Makes the folder a course of which the release is the notebooks.</summary>
    private void StandBesideTheLibrary()
    {
        foreach (var name in new[] { "lib", "data" })
        {
            Directory.CreateSymbolicLink(_folder[name], Path.Combine(CourseRoot.Find(), name));
        }
    }
}
