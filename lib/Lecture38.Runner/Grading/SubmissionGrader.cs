using System.Globalization;

namespace Lecture38.Runner;

/// <summary>Grades one submission, in a sandbox or a copy of the course, within its time limit.</summary>
internal sealed class SubmissionGrader(Sandbox sandbox, GradingSettings settings, RunStop stop)
{
    /// <summary>The checks' own messages are shorter, but a student's code can make longer ones.</summary>
    private const int MaxMessageLength = 2_000;

    /// <summary>Runs a submission's answers and the course's checks of them. Whatever goes wrong costs only this submission.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<GradedSubmission> GradeAsync(PlannedSubmission planned, ReadOnlyMemory<byte> submission, string courseFolder)
    {
        StudentCopy copy;
        try
        {
            copy = StudentCopy.Read(planned.Notebook.OpenIn(courseFolder), NotebookDocument.ParseLeniently(submission, planned.File.Name));
        }
        catch (InvalidInputException error)
        {
            return GradedSubmission.Unusable(planned, error);
        }
        catch (Exception error)
        {
            return GradedSubmission.Failed(planned, error);
        }

        try
        {
            using var place = sandbox.Open();
            return new GradedSubmission(planned, [.. (await RunAsync(planned, copy, place)).Select(grade => WithoutPaths(grade, place))]);
        }
        catch (Exception error) when (!stop.Token.IsCancellationRequested)
        {
            return GradedSubmission.Failed(planned, error);
        }
    }

    private async Task<List<Grade>> RunAsync(PlannedSubmission planned, StudentCopy copy, ISubmissionPlace place)
    {
        using var end = new RunStop();
        using var timeout = new CancellationTokenSource(settings.Submission);
        using var onTimeout = timeout.Token.Register(end.FailFast);
        using var onStop = stop.Token.Register(end.Interrupt);
        var runner = new ExerciseRunner(place.Kernel, copy.Course.Folder, settings.Limits, end);
        var grades = new List<Grade>();
        try
        {
            await foreach (var result in runner.RunAsync(copy))
            {
                grades.Add(Grade.Of(planned.File.Student, planned.Notebook.Name, result.Exercise, result.Mark));
            }
        }
        catch (OperationCanceledException) when (!stop.Token.IsCancellationRequested)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"The whole submission ran longer than {settings.Submission.TotalSeconds:0.###} s and was ended.");
            grades.AddRange(Grade.NoneFor(planned.File.Student, planned.Notebook, ExerciseMark.Wrong, message).Skip(grades.Count));
        }

        return grades;
    }

    private static Grade WithoutPaths(Grade grade, ISubmissionPlace place) =>
        grade with { Message = BoundedText.Cut(place.WithoutPaths(grade.Message), MaxMessageLength, " …") };
}
