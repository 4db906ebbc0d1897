namespace Lecture38.Runner;

/// <summary>What a student's copy holds of one exercise.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Source">The text of the student's cell; null where there is a problem.</param>
/// <param name="Problem">Why there is no answer to run, in one line; null where there is one.</param>
/// <param name="AfterAnswer">The student's own cells between the answer and its check.</param>
/// <param name="AfterCheck">The student's own cells after the check, until the next exercise's cells.</param>
public sealed record StudentAnswer(
    CourseExercise Exercise, string? Source, string? Problem, IReadOnlyList<NotebookCell> AfterAnswer, IReadOnlyList<NotebookCell> AfterCheck)
{
    /// <summary>The exercise's cell with the student's text; null where there is a problem. Its tags and language are the course's.</summary>
    public NotebookCell? Cell => Source is null ? null : Exercise.Stub.WithSource(Source);
}
