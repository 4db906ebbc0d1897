using System.Diagnostics;

namespace Lecture38.Runner;

/// <summary>Runs many notebooks, several at a time. A notebook that cannot be read costs only itself.</summary>
/// <param name="settings">What to do.</param>
/// <param name="stop">Ends the run before its end.</param>
/// <param name="progress">Told about every notebook and cell.</param>
public sealed class CourseRun(RunSettings settings, RunStop stop, IRunProgress progress)
{
    /// <summary>Runs the notebooks; the results are in the order of the paths.</summary>
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
            return await RunReadableAsync(NotebookDocument.Read(path));
        }
        catch (InvalidInputException error)
        {
            return NotebookResult.WithoutRun(path, Outcome.Invalid, error.Message);
        }
    }

    private async Task<NotebookResult> RunReadableAsync(NotebookDocument notebook)
    {
        var expectations = settings.Expectations == ExpectationMode.Ignore ? null : ExpectationFile.For(notebook);
        var check = settings.Expectations == ExpectationMode.Check ? new NotebookCheck(notebook, expectations!) : null;
        var runner = new NotebookRunner(settings.Kernel, settings.Limits, stop, progress, settings.FailFast);
        var result = await runner.RunAsync(notebook, settings.WithSolutions ? SolvedExercises.FillIn(notebook, check) : check);

        result = WriteExecuted(notebook, result);
        return settings.Expectations == ExpectationMode.Update
            ? Update(notebook, expectations!, result)
            : WithProblems(result, Outcome.Unexpected, check?.Problems() ?? []);
    }

    private NotebookResult WriteExecuted(NotebookDocument notebook, NotebookResult result)
    {
        try
        {
            var path = Path.Combine(settings.OutputFolder, notebook.Name + ".ipynb");
            AtomicFile.WriteAllText(path, notebook.ToCanonicalText());
            return result with { ExecutedPath = path };
        }
        catch (InvalidInputException error)
        {
            return WithProblems(result, Outcome.Invalid, [error.Message]);
        }
    }

    /// <summary>Only a run in which everything worked says what a notebook should show.</summary>
    private static NotebookResult Update(NotebookDocument notebook, ExpectationFile expectations, NotebookResult result)
    {
        if (result.Outcome != Outcome.Passed)
        {
            return WithProblems(result, Outcome.Passed, [$"{expectations.Path} is left as it is, because the run {result.Outcome.ToWords()}"]);
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
        return WithProblems(
            result with { Note = $"{expectations.Path}: {note}" },
            Outcome.Unexpected,
            failing.Select(line => $"{expectations.Path}: {done}, but unexpected: a comparator does not hold and is left to you to edit: {line}"));
    }

    private static NotebookResult WithProblems(NotebookResult result, Outcome outcome, IEnumerable<string> problems)
    {
        string[] all = [.. result.Problems, .. problems];
        return result with
        {
            Problems = all,
            ProblemOutcome = all.Length > result.Problems.Count && outcome > result.ProblemOutcome ? outcome : result.ProblemOutcome,
        };
    }
}
