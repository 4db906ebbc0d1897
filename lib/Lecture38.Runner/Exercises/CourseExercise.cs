namespace Lecture38.Runner;

/// <summary>An exercise of a notebook: the cell with its stub, and the cell that checks the answer.</summary>
/// <param name="Id">The exercise's name: the id of the stub's cell, and the first argument of the check.</param>
/// <param name="Stub">The cell to fill in.</param>
/// <param name="Check">The cell that checks it, locked.</param>
internal sealed record CourseExercise(string Id, NotebookCell Stub, NotebookCell Check)
{
    /// <summary>The check cell's id is the exercise's with this suffix.</summary>
    public const string CheckSuffix = "-check";

    public double Points => Check.Grading!.Points;

    /// <summary>The exercises of a notebook of the course, in its order.</summary>
    /// <exception cref="InvalidInputException">An exercise has no check cell that earns points, or a check cell has no exercise.</exception>
    public static IReadOnlyList<CourseExercise> Of(NotebookDocument notebook)
    {
        var checks = notebook.CodeCells.Where(cell => cell.Grading is { IsGrade: true, IsLocked: true, Points: > 0 }).ToDictionary(cell => cell.Id);
        CourseExercise[] exercises =
        [
            .. notebook.CodeCells.Where(cell => cell.Grading is { IsSolution: true }).Select(stub => new CourseExercise(
                stub.Id,
                stub,
                checks.GetValueOrDefault(stub.Id + CheckSuffix)
                    ?? throw new InvalidInputException(notebook.Path, $"the exercise {stub.Id} has no locked cell {stub.Id}{CheckSuffix} with points"))),
        ];
        return exercises.Length == checks.Count
            ? exercises
            : throw new InvalidInputException(
                notebook.Path, $"these check cells have no exercise: {string.Join(", ", checks.Keys.Except(exercises.Select(exercise => exercise.Check.Id)))}");
    }
}
