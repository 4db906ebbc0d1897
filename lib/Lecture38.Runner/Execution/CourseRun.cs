namespace Lecture38.Runner;

/// <summary>
/// Runs many notebooks, several at a time. A notebook that cannot be read costs only itself.
/// </summary>
/// <param name="settings">What to do.</param>
/// <param name="stop">Ends the run before its end.</param>
/// <param name="progress">Told about every notebook and cell.</param>
public sealed class CourseRun(RunSettings settings, RunStop stop, IRunProgress progress)
{
    /// <summary>Runs the notebooks; the results are in the order of the paths.</summary>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(IReadOnlyList<string> paths)
    {
        var results = new NotebookResult[paths.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs };
        await Parallel.ForAsync(0, paths.Count, parallel, async (index, _) =>
        {
            results[index] = await RunOneAsync(paths[index]);
            progress.NotebookEnded(results[index]);
            if (settings.FailFast && results[index].Outcome.ToExitCode() != 0)
            {
                stop.FailFast();
            }
        });
        return results;
    }

    private async Task<NotebookResult> RunOneAsync(string path)
    {
        if (stop.Token.IsCancellationRequested)
        {
            return NotebookResult.WithoutRun(path, stop.Outcome, stop.Reason);
        }

        try
        {
            var notebook = NotebookDocument.Read(path);
            var runner = new NotebookRunner(settings.Kernel, settings.Limits, stop, progress, settings.FailFast);
            var result = await runner.RunAsync(notebook, new NotebookCheck());
            var executed = Path.Combine(settings.OutputFolder, notebook.Name + ".ipynb");
            AtomicFile.WriteAllText(executed, notebook.ToCanonicalText());
            return result with { ExecutedPath = executed };
        }
        catch (InvalidInputException error)
        {
            return NotebookResult.WithoutRun(path, Outcome.Invalid, error.Message);
        }
    }
}
