namespace Lecture38.Runner;

/// <summary>
/// Judges the cells of a notebook whose exercises hold their solutions: every check has to say right. What an exercise's cells
/// show is compared with nothing else; every other cell has to show what it shows without solutions.
/// </summary>
internal sealed class SolvedExercises : ICellCheck
{
    private readonly HashSet<string> _stubs;
    private readonly Dictionary<string, CourseExercise> _byCheck;
    private readonly ICellCheck? _others;

    private SolvedExercises(IReadOnlyList<CourseExercise> exercises, ICellCheck? others)
    {
        _stubs = [.. exercises.Select(exercise => exercise.Stub.Id)];
        _byCheck = exercises.ToDictionary(exercise => exercise.Check.Id);
        _others = others;
    }

    /// <summary>Puts its solution into every exercise's cell.</summary>
    /// <param name="notebook">The notebook, changed only in memory.</param>
    /// <param name="others">Judges the other cells, or null.</param>
    /// <exception cref="InvalidInputException">A solution is missing.</exception>
    public static SolvedExercises FillIn(NotebookDocument notebook, ICellCheck? others)
    {
        var exercises = CourseExercise.Of(notebook);
        var files = new ExerciseFiles(Path.GetDirectoryName(notebook.Path) ?? "");
        foreach (var exercise in exercises)
        {
            exercise.Stub.ReplaceSource(files.ReadSolution(notebook.Name, exercise.Id));
        }

        return new SolvedExercises(exercises, others);
    }

    /// <inheritdoc/>
    public CellMismatch? Mismatch(NotebookCell cell, IReadOnlyList<CellOutput> outputs)
    {
        if (_stubs.Contains(cell.Id))
        {
            return null;
        }

        return _byCheck.TryGetValue(cell.Id, out var exercise)
            ? Mismatch(ExerciseMark.Read(exercise.Id, new CellResult(cell.Id, Outcome.Passed, Outputs: outputs)))
            : _others?.Mismatch(cell, outputs);
    }

    private static CellMismatch? Mismatch(ExerciseMark mark) =>
        mark.IsRight ? null : new CellMismatch($"the solution is {mark.InWords}: {mark.Message.ReplaceLineEndings(" ")}", "", []);
}
