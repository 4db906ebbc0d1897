using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// The notebooks as students get them: stubs, no outputs, and locked in nbgrader's metadata whatever is not theirs to change.
/// </summary>
public static class StudentRelease
{
    /// <summary>What a cell calls in which a student writes a prediction; it stays open.</summary>
    private const string PredictionCall = "Predict.That(";

    /// <summary>A notebook's file for students.</summary>
    /// <exception cref="InvalidInputException">Its exercises are not whole, or one of them holds its own solution.</exception>
    public static TextFile Of(NotebookDocument notebook, ExerciseFiles files)
    {
        foreach (var exercise in CourseExercise.Of(notebook))
        {
            RequireStub(notebook, exercise, files);
        }

        LockCells(notebook);
        return new TextFile(notebook.Name + ".ipynb", CanonicalNotebook.Format(notebook));
    }

    /// <summary>
    /// Locks cells of prose, given code and checks, in nbgrader's terms and in Jupyter's. Only prediction cells are nobody's, and
    /// only exercises are a student's.
    /// </summary>
    internal static void LockCells(NotebookDocument notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => !IsPrediction(cell)))
        {
            var metadata = cell.EnsureMetadata();
            var grading = cell.Grading ?? new CellGrading(cell.Id, IsSolution: false, IsGrade: false, IsLocked: true, Points: 0);
            metadata[CellGrading.Key] = grading.ToJson();
            metadata["deletable"] = false;
            if (!grading.IsSolution)
            {
                metadata["editable"] = JsonValue.Create(false);
            }
        }
    }

    private static bool IsPrediction(NotebookCell cell) =>
        cell is { IsCode: true, Grading: null } && cell.Source.Contains(PredictionCall, StringComparison.Ordinal);

    private static void RequireStub(NotebookDocument notebook, CourseExercise exercise, ExerciseFiles files)
    {
        if (exercise.Stub.Source.Trim() == files.ReadSolution(notebook.Name, exercise.Id).Trim())
        {
            throw new InvalidInputException(notebook.Path, $"the cell {exercise.Id} holds its solution, and would tell it to students; put a stub there");
        }
    }
}
