using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// Makes the students' notebooks: stubs, no outputs, and every cell that is not theirs locked in nbgrader's metadata.
/// </summary>
internal static class StudentRelease
{
    /// <summary>A cell with this call is a prediction, which stays unlocked.</summary>
    private const string PredictionCall = "Predict.That(";

    /// <summary>A notebook's file for students.</summary>
    /// <exception cref="InvalidInputException">An exercise is incomplete, or holds its own solution.</exception>
    public static TextFile Of(NotebookDocument notebook, SolutionFiles files)
    {
        foreach (var exercise in CourseExercise.Of(notebook))
        {
            RequireStub(notebook, exercise, files);
        }

        LockCells(notebook);
        return new TextFile(notebook.Name + ".ipynb", CanonicalNotebook.Format(notebook));
    }

    /// <summary>
    /// Locks prose, given code and checks, for nbgrader and for Jupyter. Prediction cells have no metadata; exercises are the
    /// student's.
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

    private static void RequireStub(NotebookDocument notebook, CourseExercise exercise, SolutionFiles files)
    {
        if (exercise.Stub.Source.Trim() == files.Read(notebook.Name, exercise.Id).Trim())
        {
            throw new InvalidInputException(notebook.Path, $"the cell {exercise.Id} holds its solution, which students would see; put the stub there");
        }
    }
}
