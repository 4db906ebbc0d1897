using System.Collections.Concurrent;

namespace Lecture38.Runner;

/// <summary>
/// Grades a folder of submissions, several at a time. A submission costs itself its points at most, never the run; what an
/// earlier run graded is not graded again.
/// </summary>
/// <param name="course">The notebooks of the course.</param>
/// <param name="courseFiles">The course's files.</param>
/// <param name="grader">Grades one submission.</param>
/// <param name="journal">What was graded so far.</param>
/// <param name="circumstances">All that grades depend on beside the submission and its notebook.</param>
/// <param name="jobs">Submissions that run at a time.</param>
/// <param name="stop">Ends the run before its end.</param>
internal sealed class GradingRun(
    IReadOnlyList<GradedNotebook> course, CourseFiles courseFiles, SubmissionGrader grader, GradeJournal journal, string circumstances, int jobs, RunStop stop)
{
    /// <summary>Grades the submissions of a plan.</summary>
    public async Task<GradingResult> RunAsync(Submissions submissions, GradingPlan plan, IGradingProgress progress)
    {
        var graded = new ConcurrentBag<GradedSubmission>();
        await Parallel.ForEachAsync(plan.ToRun, new ParallelOptions { MaxDegreeOfParallelism = jobs }, async (planned, _) =>
        {
            if (!stop.Token.IsCancellationRequested && await TryGradeAsync(planned) is { } ended)
            {
                graded.Add(ended);
                progress.Ended(ended);
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
            bytes = SubmissionReader.ReadBytes(planned.File);
        }
        catch (InvalidInputException error)
        {
            return new GradedSubmission(planned, SubmissionGrader.Unusable(planned, error));
        }

        var key = GradeJournal.KeyOf(planned.File, bytes, planned.Notebook, circumstances);
        if (journal.Find(key) is { } known)
        {
            return new GradedSubmission(planned, known, IsReused: true);
        }

        try
        {
            var ended = await grader.GradeAsync(planned, bytes, courseFiles.Notebooks);
            if (ended.Failure is null)
            {
                journal.Add(key, ended.Grades);
            }

            return ended;
        }
        catch (OperationCanceledException)
        {
            // Half a submission is graded anew by the next run.
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
