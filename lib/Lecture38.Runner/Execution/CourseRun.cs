using System.Diagnostics;

namespace Lecture38.Runner;

/// <summary>Runs notebooks, several at a time. A notebook that cannot be read costs only itself.</summary>
internal sealed class CourseRun(RunSettings settings, RunStop stop, IRunProgress progress)
{
    public async Task<RunResult> RunAsync(IReadOnlyList<string> paths)
    {
        var watch = Stopwatch.StartNew();
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
        return new RunResult(results, stop.IsInterrupted, watch.Elapsed);
    }

    private async Task<NotebookResult> RunOneAsync(string path)
    {
        if (stop.Token.IsCancellationRequested)
        {
            return NotebookResult.WithoutRun(path, stop.Outcome, $"{path}: not run: {stop.Reason}");
        }

        try
        {
            return await RunAsync(NotebookDocument.Read(path));
        }
        catch (InvalidInputException error)
        {
            return NotebookResult.WithoutRun(path, Outcome.Invalid, error.Message);
        }
    }

    /// <summary>Reads expectations, runs, judges and writes: each once, in this order. Only judges what another program has executed.</summary>
    private async Task<NotebookResult> RunAsync(NotebookDocument notebook)
    {
        var file = settings.Expectations == ExpectationMode.Ignore ? null : ExpectationFile.For(notebook);
        INotebookExpectations? expectations = settings.Expectations == ExpectationMode.Check ? new NotebookExpectations(notebook, file!) : null;
        expectations = settings.WithSolutions ? SolvedExercises.FillIn(notebook, expectations) : expectations;

        if (settings.ExecutedFolder is { } folder)
        {
            var path = Path.Combine(folder, notebook.Name + ".ipynb");
            return Judge(notebook, ExecutedNotebook.Read(notebook, path), expectations) with { ExecutedPath = path };
        }

        Func<CellRun, CellVerdict>? failFast = settings.FailFast ? cell => cell.Judge(expectations) : null;
        var run = await new NotebookRunner(settings.Kernel, settings.Limits, stop, progress, failFast).RunAsync(notebook);

        // The kernel has ended, so all outputs are in.
        var result = Judge(notebook, run, expectations);
        result = WriteExecuted(notebook, run, result);
        return settings.Expectations == ExpectationMode.Update ? Update(notebook, file!, result) : result;
    }

    private static NotebookResult Judge(NotebookDocument notebook, NotebookRun run, INotebookExpectations? expectations)
    {
        string[] problems = run.Problem.Length > 0 ? [$"{notebook.Path}: {run.Problem}"] : [];
        var result = new NotebookResult(notebook.Path, [.. run.Cells.Select(cell => cell.Judge(expectations))], problems, run.Outcome, run.Duration);
        return result.WithProblems(Outcome.Unexpected, expectations?.Problems() ?? []);
    }

    private NotebookResult WriteExecuted(NotebookDocument notebook, NotebookRun run, NotebookResult result)
    {
        try
        {
            var path = Path.Combine(settings.OutputFolder, notebook.Name + ".ipynb");
            AtomicFile.WriteAllText(path, ExecutedNotebook.ToText(notebook, run.Cells));
            return result with { ExecutedPath = path };
        }
        catch (InvalidInputException error)
        {
            return result.WithProblems(Outcome.Invalid, [error.Message]);
        }
    }

    /// <summary>Updates only after a run without failures: otherwise the outputs are not what the notebook should show.</summary>
    private static NotebookResult Update(NotebookDocument notebook, ExpectationFile expectations, NotebookResult result)
    {
        if (result.Outcome != Outcome.Passed)
        {
            return result.WithProblems(Outcome.Passed, [$"{expectations.Path} is left as it is, because the run {result.Outcome.ToWords()}"]);
        }

        var failing = new List<string>();
        var outputs = result.Cells.Where(cell => cell.Outcome == Outcome.Passed).ToDictionary(cell => cell.CellId, cell => cell.Outputs ?? []);
        var updated = expectations.UpdateFrom(notebook, outputs, failing.Add);
        if (!expectations.Exists && updated.Cells.Count == 0)
        {
            return result;
        }

        var text = updated.ToText();
        var isChanged = !expectations.Exists || File.ReadAllText(expectations.Path) != text;
        if (isChanged)
        {
            AtomicFile.WriteAllText(expectations.Path, text);
        }

        var (done, note) = isChanged ? ("updated", "written") : ("left unchanged", "unchanged");
        return (result with { Note = $"{expectations.Path}: {note}" }).WithProblems(
            Outcome.Unexpected,
            failing.Select(line => $"{expectations.Path}: {done}, but a comparator does not hold and is left for you to edit: {line}"));
    }
}
