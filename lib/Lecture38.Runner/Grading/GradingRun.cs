using System.Collections.Concurrent;

namespace Lecture38.Runner;

/// <summary>
/// Grades submissions, several at a time. A submission can cost only its own points, never the run. A submission that an earlier run
/// graded is not graded again.
/// </summary>
/// <param name="fingerprint">Everything else that grades depend on: course, settings.</param>
internal sealed class GradingRun(
    IReadOnlyList<GradedNotebook> course, CourseFiles courseFiles, SubmissionGrader grader, GradeJournal journal, string fingerprint, int jobs, RunStop stop)
{
    public async Task<GradingResult> RunAsync(Submissions submissions, GradingPlan plan, Action<GradedSubmission> onEnded)
    {
        var graded = new ConcurrentBag<GradedSubmission>();
        await Parallel.ForEachAsync(plan.ToRun, new ParallelOptions { MaxDegreeOfParallelism = jobs }, async (planned, _) =>
        {
            if (!stop.Token.IsCancellationRequested && await TryGradeAsync(planned) is { } ended)
            {
                graded.Add(ended);
                onEnded(ended);
            }
        });
        var all = graded.OrderBy(one => one.Planned.File.Name, StringComparer.Ordinal).ToList();
        return new GradingResult(
            submissions.Students, Sorted(plan.Settled.Concat(all.SelectMany(one => one.Grades))), all, plan.ToRun.Count, stop.IsInterrupted);
    }

    private async Task<GradedSubmission?> TryGradeAsync(PlannedSubmission planned)
    {
        byte[] bytes;
        try
        {
            bytes = planned.File.ReadBytes();
        }
        catch (InvalidInputException error)
        {
            return GradedSubmission.Unusable(planned, error);
        }

        var key = GradeJournal.KeyOf(planned.File, bytes, planned.Notebook, fingerprint);
        if (journal.Find(key) is { } known)
        {
            return new GradedSubmission(planned, known, IsReused: true);
        }

        try
        {
            var graded = await grader.GradeAsync(planned, bytes, courseFiles.Notebooks);
            if (graded.Failure is null)
            {
                journal.Add(key, graded.Grades);
            }

            return graded;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // The next run starts this submission from the beginning.
            return null;
        }
    }

    private List<Grade> Sorted(IEnumerable<Grade> grades)
    {
        var places = course.SelectMany(notebook => notebook.Exercises.Select((exercise, index) => ((notebook.Name, exercise.Id), index))).ToDictionary();
        return
        [
            .. grades.OrderBy(grade => grade.Student, StringComparer.Ordinal).ThenBy(grade => grade.Notebook, StringComparer.Ordinal)
                .ThenBy(grade => places.GetValueOrDefault((grade.Notebook, grade.Exercise))).ThenBy(grade => grade.Message, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A submission and its grades.</summary>
/// <param name="IsReused">True if an earlier run graded it.</param>
/// <param name="Failure">Why it could not be graded, through no fault of its own; null if it was.</param>
internal sealed record GradedSubmission(PlannedSubmission Planned, IReadOnlyList<Grade> Grades, bool IsReused = false, string? Failure = null)
{
    public static GradedSubmission Unusable(PlannedSubmission planned, InvalidInputException error) =>
        new(planned, Grade.NoneFor(planned.File.Student, planned.Notebook, Grade.Unusable, $"{planned.File.Name}: {error.Reason}"));

    public static GradedSubmission Failed(PlannedSubmission planned, Exception error)
    {
        var reason = error.Message.ReplaceLineEndings(" ");
        return new(planned, Grade.NoneFor(planned.File.Student, planned.Notebook, Grade.NotGraded, $"Could not be graded: {reason}"), Failure: reason);
    }
}

/// <summary>The result of grading all submissions.</summary>
/// <param name="Grades">All grades, by student, notebook, and the exercise's position in it.</param>
/// <param name="Submissions">The submissions that this run or an earlier one graded.</param>
/// <param name="Planned">The number of submissions to run.</param>
internal sealed record GradingResult(
    IReadOnlyList<string> Students, IReadOnlyList<Grade> Grades, IReadOnlyList<GradedSubmission> Submissions, int Planned, bool IsInterrupted)
{
    /// <summary>0 if all were graded, 1 if some could not be, 130 after an interrupt.</summary>
    public int ExitCode =>
        IsInterrupted ? Outcome.Interrupted.ToExitCode() : Submissions.Any(submission => submission.Failure is not null) ? 1 : 0;
}
