namespace Lecture38.Runner;

/// <summary>How the grading of one submission ended.</summary>
/// <param name="Planned">The submission.</param>
/// <param name="Grades">Its grades.</param>
/// <param name="IsReused">True where an earlier run graded it.</param>
/// <param name="Failure">Why it could not be graded, through no fault of its own; null where it was.</param>
internal sealed record GradedSubmission(PlannedSubmission Planned, IReadOnlyList<Grade> Grades, bool IsReused = false, string? Failure = null);

/// <summary>How the grading of all submissions ended.</summary>
/// <param name="Students">All students.</param>
/// <param name="Grades">All grades, sorted by student, notebook, and the exercise's place in it.</param>
/// <param name="Submissions">The submissions that had to be run, as far as they were.</param>
/// <param name="Planned">How many had to be.</param>
/// <param name="IsInterrupted">True where a person ended the run.</param>
internal sealed record GradingResult(
    IReadOnlyList<string> Students, IReadOnlyList<Grade> Grades, IReadOnlyList<GradedSubmission> Submissions, int Planned, bool IsInterrupted)
{
    /// <summary>0 where all were graded, 1 where some could not be, 130 after an interrupt.</summary>
    public int ExitCode =>
        IsInterrupted ? Outcome.Interrupted.ToExitCode() : Submissions.Any(submission => submission.Failure is not null) ? 1 : 0;
}
