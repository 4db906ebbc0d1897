using System.Threading.Channels;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>
/// Checks a student's copy, once or after every save. All exercises run each time: it takes seconds, and a right answer may use
/// a cell that has changed.
/// </summary>
internal sealed class CopyCheck(string root, string path, KernelCommandLine command, KernelLimits limits, RunStop stop, IAnsiConsole console)
{
    private readonly ProgressFile _progress = new(root, path);

    /// <summary>Checks the copy, shows the results, and returns the most severe outcome.</summary>
    public async Task<Outcome> RunAsync()
    {
        var courseNotebook = new CourseNotebook(root);
        var student = NotebookDocument.ReadLeniently(path);
        var copy = StudentCopy.Read(courseNotebook.Of(student), student);
        if (copy.Answers.Count == 0)
        {
            throw new InvalidInputException(path, "has no exercises to check");
        }

        var runner = new ExerciseRunner(command, courseNotebook.Folder, limits, stop);
        var results = await ExerciseProgress.ShowAsync(console, copy, runner.RunAsync(copy));
        ExerciseTable.Write(console, results, _progress.Read());
        if (results.Find(result => !result.Mark.IsRight) is { } open)
        {
            console.WriteUnwrapped($"A hint for {open.Exercise.Id}: {ThisProgram.CommandLine} hint {open.Exercise.Id}", colour: null);
        }

        _progress.Write(results);
        return results.Max(result => result.Mark.IsRight ? Outcome.Passed : (Outcome)Math.Max((int)Outcome.Failed, (int)result.Outcome));
    }

    /// <summary>Checks the copy now and after every save, until it is interrupted. A copy that cannot be read costs one line.</summary>
    public async Task<Outcome> WatchAsync()
    {
        // Read first: a folder that does not exist cannot be watched.
        NotebookDocument.ReadLeniently(path);
        using var watch = new SaveWatch(path);
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

    /// <summary>
    /// Waits for saves of a file. It watches the folder, because many editors write another file and rename it, and waits until
    /// the folder is quiet, because one save raises several events.
    /// </summary>
    private sealed class SaveWatch : IDisposable
    {
        private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

        private readonly Channel<bool> _events =
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        private readonly FileSystemWatcher _watcher;

        public SaveWatch(string path)
        {
            // A link does not change when its target is saved.
            var full = PathComparer.RealPath(Path.GetFullPath(path));
            _watcher = new FileSystemWatcher(Path.GetDirectoryName(full)!, Path.GetFileName(full));
            _watcher.Changed += Note;
            _watcher.Created += Note;
            _watcher.Renamed += Note;
            // Events were lost, and one of them may have been a save.
            _watcher.Error += (_, _) => _events.Writer.TryWrite(true);
            _watcher.EnableRaisingEvents = true;
        }

        /// <summary>Waits for the next save; a save since the last wait counts.</summary>
        public async Task WaitForSaveAsync(CancellationToken cancellation)
        {
            await _events.Reader.ReadAsync(cancellation);
            do
            {
                await Task.Delay(Quiet, cancellation);
            }
            while (_events.Reader.TryRead(out _));
        }

        public void Dispose() => _watcher.Dispose();

        private void Note(object sender, FileSystemEventArgs change) => _events.Writer.TryWrite(true);
    }
}
