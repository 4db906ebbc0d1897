using System.Globalization;

namespace Lecture38.Runner;

/// <summary>Grades one submission, in a place of its own and within its time.</summary>
/// <param name="sandbox">Where submissions run.</param>
/// <param name="settings">How they are graded.</param>
/// <param name="stop">Ends the run before its end.</param>
internal sealed class SubmissionGrader(Sandbox sandbox, GradingSettings settings, RunStop stop)
{
    /// <summary>No check says more; a message made by a student's code may.</summary>
    private const int MaxMessageLength = 2_000;

    /// <summary>Runs a submission's answers and the course's checks of them.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public async Task<GradedSubmission> GradeAsync(PlannedSubmission planned, ReadOnlyMemory<byte> submission, string courseFolder)
    {
        StudentCopy copy;
        try
        {
            copy = StudentCopy.Read(planned.Notebook.OpenIn(courseFolder), NotebookDocument.ParseStudentCopy(submission, planned.File.Name));
        }
        catch (InvalidInputException error)
        {
            return new GradedSubmission(planned, Unusable(planned, error));
        }

        try
        {
            using var place = sandbox.Open();
            return new GradedSubmission(planned, [.. (await RunAsync(planned, copy, place)).Select(grade => WithoutPlace(grade, place))]);
        }
        catch (Exception error) when (error is KernelNotFoundException or KernelNotReadyException or InvalidInputException or IOException or UnauthorizedAccessException)
        {
            var reason = error.Message.ReplaceLineEndings(" ");
            return new GradedSubmission(
                planned, [.. Grade.NoneFor(planned.File.Student, planned.Notebook, Grade.NotGraded, $"Could not be graded: {reason}")], Failure: reason);
        }
    }

    /// <summary>No points for a submission that is no notebook.</summary>
    public static IReadOnlyList<Grade> Unusable(PlannedSubmission planned, InvalidInputException error) =>
        [.. Grade.NoneFor(planned.File.Student, planned.Notebook, Grade.Unusable, $"{planned.File.Name}: {error.Reason}")];

    private async Task<List<Grade>> RunAsync(PlannedSubmission planned, StudentCopy copy, ISubmissionPlace place)
    {
        using var end = new RunStop();
        using var timeout = new CancellationTokenSource(settings.Submission);
        using var onTimeout = timeout.Token.Register(end.FailFast);
        using var onStop = stop.Token.Register(end.Interrupt);
        var runner = new ExerciseRunner(() => KernelProcess.Start(place.Kernel, copy.Course.Folder, settings.Limits), settings.Limits, end);
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
            var message = string.Create(CultureInfo.InvariantCulture, $"The submission as a whole ran longer than {settings.Submission.TotalSeconds:0.###} s, and was ended.");
            grades.AddRange(Grade.NoneFor(planned.File.Student, planned.Notebook, ExerciseMark.Wrong, message).Skip(grades.Count));
        }

        return grades;
    }

    private static Grade WithoutPlace(Grade grade, ISubmissionPlace place) =>
        grade with { Message = BoundedText.Cut(place.WithoutPlace(grade.Message), MaxMessageLength, " …") };
}
