using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>
/// Runs a student's answers and the course's checks of them. An answer that times out or ends its kernel costs only its own exercise; a
/// cell that the student added costs nothing if it fails.
/// </summary>
/// <param name="folder">The folder from which the course's cells find the library.</param>
internal sealed partial class ExerciseRunner(KernelCommandLine command, string folder, KernelLimits limits, RunStop stop)
{
    /// <summary>Runs the answers in the course's order, and returns each result as soon as it is known.</summary>
    /// <exception cref="InvalidInputException">The course's own setup cell fails.</exception>
    /// <exception cref="KernelNotFoundException">The kernel's program cannot be started.</exception>
    /// <exception cref="KernelNotReadyException">The kernel ended, or took too long, before it was ready.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async IAsyncEnumerable<ExerciseResult> RunAsync(StudentCopy copy)
    {
        await using var kernel = new RestartingKernel(command, folder, limits, stop);
        if (await kernel.RunAsync(copy.Setup, isSetup: true) is { Outcome: not Outcome.Passed } setup)
        {
            throw new InvalidInputException(copy.Course.Path, $"its cell {copy.Setup.Id} fails: {setup.Message}");
        }

        await RunOwnCellsAsync(copy.AfterSetup, kernel);
        foreach (var answer in copy.Answers)
        {
            yield return await TryAsync(answer, kernel);
            await RunOwnCellsAsync(answer.AfterCheck, kernel);
        }
    }

    private static async Task RunOwnCellsAsync(IReadOnlyList<NotebookCell> cells, RestartingKernel kernel)
    {
        foreach (var cell in cells)
        {
            await kernel.RunAsync(cell);
        }
    }

    private static async Task<ExerciseResult> TryAsync(StudentAnswer answer, RestartingKernel kernel)
    {
        if (answer.Cell is not { } cell)
        {
            await RunOwnCellsAsync(answer.AfterAnswer, kernel);
            return new ExerciseResult(answer.Exercise, new ExerciseMark(ExerciseMark.Wrong, "missing-or-repeated", answer.Problem!));
        }

        var result = await TryAsync(answer, cell, kernel);

        // A thread of an earlier answer may have ended the kernel, so try again without earlier answers.
        if (result.Outcome == Outcome.KernelDied
            && await kernel.WithoutEarlierAnswersAsync(() => TryAsync(answer, cell, kernel)) is { Outcome: Outcome.Passed } alone)
        {
            return alone;
        }

        if (result.Outcome is Outcome.TimedOut or Outcome.KernelDied)
        {
            kernel.Forget(cell);
        }

        return result;
    }

    private static async Task<ExerciseResult> TryAsync(StudentAnswer answer, NotebookCell cell, RestartingKernel kernel)
    {
        var written = await kernel.RunAsync(cell, isAnswer: true);
        await RunOwnCellsAsync(answer.AfterAnswer, kernel);
        if (written.Outcome != Outcome.Passed)
        {
            return new ExerciseResult(answer.Exercise, Failed("Your cell", written, NoteOnOtherCells(written)), written.Outcome);
        }

        var check = await kernel.RunOnceAsync(UnshadowedCheck(answer.Exercise));
        var mark = check.Outcome == Outcome.Passed ? ExerciseMark.Read(answer.Exercise.Id, check.Outputs.Outputs) : Failed("The check of your answer", check);
        if (mark.Cause != CheckThread.StillRunning)
        {
            return new ExerciseResult(answer.Exercise, mark, check.Outcome);
        }

        await kernel.KillAsync();
        return new ExerciseResult(answer.Exercise, mark, Outcome.TimedOut);
    }

    private static ExerciseMark Failed(string cell, CellExecution result, string note = "")
    {
        var (cause, message) = result.Outcome switch
        {
            Outcome.TimedOut => ("timed-out", $"{cell} {result.Message}, and was ended."),
            Outcome.KernelDied => ("kernel-died", $"{cell} ended its kernel: {result.Message}."),
            _ => ("cell-fails", $"{cell} failed: {result.Message}{note}"),
        };
        return new ExerciseMark(ExerciseMark.Wrong, cause, message);
    }

    /// <summary>An answer that uses definitions of the notebook's other cells compiles there, but not here.</summary>
    private static string NoteOnOtherCells(CellExecution answer) => answer.Error?.Name is "CS0103" or "CS0246"
        ? " (Of the notebook's other cells, only the one that loads the library and those that you added have run. Define what your answer needs in its own cell.)"
        : "";

    /// <summary>A student's class named Exercise or Lecture38 must not replace the course's.</summary>
    private static NotebookCell UnshadowedCheck(CourseExercise exercise) =>
        exercise.Check.WithSource(ExerciseClass().Replace(exercise.Check.Source, "global::Lecture38.Exercise."));

    [GeneratedRegex(@"(?<![\w.:""])Exercise\.")]
    private static partial Regex ExerciseClass();
}

/// <summary>The result of a student's answer to an exercise.</summary>
internal sealed record ExerciseResult(CourseExercise Exercise, ExerciseMark Mark, Outcome Outcome = Outcome.Passed)
{
    public double Points => Mark.IsRight ? Exercise.Points : 0;
}
