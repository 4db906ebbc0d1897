using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>
/// Checks a student's copy, once or after every save. All of its exercises run each time: it takes seconds, and an answer that
/// was right may have changed with a cell that it uses.
/// </summary>
/// <param name="root">The course's folder.</param>
/// <param name="path">The copy.</param>
/// <param name="command">The command that starts a kernel.</param>
/// <param name="limits">What a kernel may use.</param>
/// <param name="stop">Ends the check before its end.</param>
/// <param name="console">Where the results are written.</param>
internal sealed class CopyCheck(string root, string path, KernelCommandLine command, KernelLimits limits, RunStop stop, IAnsiConsole console)
{
    private readonly ProgressFile _progress = new(root, path);

    /// <summary>Checks the copy and shows the result; the most severe of its outcomes.</summary>
    /// <exception cref="InvalidInputException">The copy cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The check was interrupted.</exception>
    public async Task<Outcome> RunAsync()
    {
        var courseNotebook = new CourseNotebook(root);
        var student = NotebookDocument.ReadStudentCopy(path);
        var copy = StudentCopy.Read(courseNotebook.Of(student), student);
        if (copy.Answers.Count == 0)
        {
            throw new InvalidInputException(path, "has no exercises to check");
        }

        var runner = new ExerciseRunner(() => KernelProcess.Start(command, courseNotebook.Folder, limits), limits, stop);
        var results = await ExerciseProgress.ShowAsync(console, copy, runner.RunAsync(copy));
        ExerciseTable.Write(console, results, _progress.Read());
        if (results.Find(result => !result.Mark.IsRight) is { } open)
        {
            console.WriteUnwrapped($"A hint for {open.Exercise.Id}: {ThisProgram.CommandLine} hint {open.Exercise.Id}", colour: null);
        }

        _progress.Write(results);
        return results.Max(result => result.Mark.IsRight ? Outcome.Passed : (Outcome)Math.Max((int)Outcome.Failed, (int)result.Outcome));
    }

    /// <summary>Checks the copy, and again after every save. A copy that cannot be read costs one line until the next save.</summary>
    /// <exception cref="InvalidInputException">The copy cannot be used from the start.</exception>
    /// <exception cref="OperationCanceledException">The watch was interrupted, which is its only end.</exception>
    public async Task<Outcome> WatchAsync()
    {
        // Reading comes first: a folder that is not there cannot be watched.
        NotebookDocument.ReadStudentCopy(path);
        using var watch = new CopyWatch(path);
        await RunAsync();
        while (true)
        {
            console.WriteUnwrapped($"Watching {path}: save it to check again, Ctrl+C ends.", colour: null);
            await watch.WaitForSaveAsync(stop.Token);
            try
            {
                await RunAsync();
            }
            catch (InvalidInputException error)
            {
                console.WriteUnwrapped(error.Message, "red");
            }
        }
    }
}
