using System.Collections.Concurrent;

namespace Lecture38.Runner.Tests;

/// <summary>
/// Every exercise of the course, tried as a student does, in its notebook's kernel: the stub counts as not attempted, the solution
/// passes, and each wrong answer is caught by the cause that names its file.
/// </summary>
public sealed class ExerciseTests(NotebookKernels kernels) : IClassFixture<NotebookKernels>
{
    /// <summary>Whose message each is: two causes of an exercise must not be told in the same words.</summary>
    private static readonly ConcurrentDictionary<(string Exercise, string Message), string> CauseOf = new();

    private static readonly ExerciseFiles Files = new(NotebookKernels.Folder);

    public static IEnumerable<TheoryDataRow<string, string>> Exercises =>
        from path in NotebookKernels.Notebooks
        let notebook = NotebookDocument.Read(path)
        from exercise in CourseExercise.Of(notebook)
        select new TheoryDataRow<string, string>(notebook.Name, exercise.Id);

    public static IEnumerable<TheoryDataRow<string, string, string>> WrongAnswers =>
        from row in Exercises
        let data = row.Data
        from file in Files.WrongAnswers(data.Item1, data.Item2)
        select new TheoryDataRow<string, string, string>(data.Item1, data.Item2, Path.GetFileNameWithoutExtension(file));

    [Theory]
    [MemberData(nameof(Exercises))]
    public async Task The_stub_is_not_attempted(string notebook, string exercise)
    {
        var mark = await TryAsync(notebook, exercise, stub => stub);

        Assert.Equal(ExerciseMark.NotAttempted, mark.State);
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public async Task The_solution_is_right_and_the_check_says_why(string notebook, string exercise)
    {
        var mark = await TryAsync(notebook, exercise, _ => ExerciseFiles.ReadSource(Files.Solution(notebook, exercise)));

        Assert.True(mark.IsRight, mark.ToString());
        Assert.True(mark.Message.Length > 40, mark.Message);
    }

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public async Task A_wrong_answer_is_caught_by_its_cause(string notebook, string exercise, string cause)
    {
        var file = Files.WrongAnswers(notebook, exercise).Single(path => Path.GetFileNameWithoutExtension(path) == cause);

        var mark = await TryAsync(notebook, exercise, _ => ExerciseFiles.ReadSource(file));

        Assert.True(mark.State is ExerciseMark.Wrong or ExerciseMark.Close, mark.ToString());
        Assert.True(mark.Cause == cause, mark.ToString());
        Assert.True(mark.Message.Length > 40, mark.Message);
        Assert.Equal(cause, CauseOf.GetOrAdd((exercise, mark.Message), cause));
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void An_exercise_has_at_least_three_wrong_answers_and_two_hints(string notebook, string exercise)
    {
        Assert.True(Files.WrongAnswers(notebook, exercise).Count >= 3);
        Assert.True(Exercise.Hints(exercise).Count >= 2);
        Assert.All(Exercise.Hints(exercise), hint => Assert.True(hint.Length > 20, hint));
    }

    [Fact]
    public void Every_answer_that_is_kept_belongs_to_an_exercise()
    {
        var known = Exercises.Select(row => row.Data).ToHashSet();

        Assert.All(KeptAnswers(), answer => Assert.Contains(answer, known));
    }

    private static IEnumerable<(string Notebook, string Exercise)> KeptAnswers()
    {
        var solutions = Directory.EnumerateFiles(Path.Combine(NotebookKernels.Folder, ExerciseFiles.SolutionsFolder), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileNameWithoutExtension(file)));
        var wrongAnswers = Directory.EnumerateFiles(Path.Combine(NotebookKernels.Folder, ExerciseFiles.WrongAnswersFolder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!)
            .Select(folder => (Path.GetFileName(Path.GetDirectoryName(folder)!), Path.GetFileName(folder)));
        return solutions.Concat(wrongAnswers);
    }

    private Task<ExerciseMark> TryAsync(string notebook, string exercise, Func<string, string> source)
    {
        var found = CourseExercise.Of(NotebookDocument.Read(Path.Combine(NotebookKernels.Folder, notebook + ".ipynb"))).Single(one => one.Id == exercise);
        return kernels.TryAsync(notebook, found, source(found.Stub.Source));
    }
}
