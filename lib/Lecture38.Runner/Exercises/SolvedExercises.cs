namespace Lecture38.Runner;

/// <summary>
/// What a notebook with solutions in its exercises has to show: every check says right, and the other cells show what they show without
/// solutions.
/// </summary>
internal sealed class SolvedExercises : INotebookExpectations
{
    private readonly HashSet<string> _stubs;
    private readonly Dictionary<string, CourseExercise> _byCheck;
    private readonly INotebookExpectations? _others;

    private SolvedExercises(IReadOnlyList<CourseExercise> exercises, INotebookExpectations? others)
    {
        _stubs = [.. exercises.Select(exercise => exercise.Stub.Id)];
        _byCheck = exercises.ToDictionary(exercise => exercise.Check.Id);
        _others = others;
    }

    /// <summary>Puts every solution into its exercise's cell.</summary>
    /// <param name="notebook">The notebook; changed only in memory.</param>
    /// <param name="others">What the other cells have to show, or null.</param>
    /// <exception cref="InvalidInputException">A solution is missing.</exception>
    public static SolvedExercises FillIn(NotebookDocument notebook, INotebookExpectations? others)
    {
        var exercises = CourseExercise.Of(notebook);
        var files = new SolutionFiles(Path.GetDirectoryName(notebook.Path) ?? "");
        foreach (var exercise in exercises)
        {
            exercise.Stub.ReplaceSource(files.Read(notebook.Name, exercise.Id));
        }

        return new SolvedExercises(exercises, others);
    }

    public CellMismatch? Mismatch(NotebookCell cell, IReadOnlyList<CellOutput> outputs)
    {
        if (_stubs.Contains(cell.Id))
        {
            return null;
        }

        if (!_byCheck.TryGetValue(cell.Id, out var exercise))
        {
            return _others?.Mismatch(cell, outputs);
        }

        var mark = ExerciseMark.Read(exercise.Id, outputs);
        return mark.IsRight ? null : new CellMismatch($"the solution is {mark.InWords}: {mark.Message.ReplaceLineEndings(" ")}", "", []);
    }

    public IEnumerable<string> Problems() => _others?.Problems() ?? [];
}
