using System.Diagnostics;

namespace Lecture38.Runner;

/// <summary>
/// Runs the cells of a notebook in a kernel of its own. The cells after one that failed still run, so that one run finds
/// everything; the cells after one that timed out or ended its kernel do not.
/// </summary>
/// <param name="failFast">Judges a cell as soon as it has ended, and ends the run if it does not pass; null to run on.</param>
internal sealed class NotebookRunner(
    KernelCommandLine command, KernelLimits limits, RunStop stop, IRunProgress progress, Func<CellRun, CellVerdict>? failFast)
{
    /// <summary>Runs the notebook's code cells. Does not change it, and judges nothing.</summary>
    public async Task<NotebookRun> RunAsync(NotebookDocument notebook)
    {
        var watch = Stopwatch.StartNew();
        progress.NotebookStarted(notebook.Path, notebook.CodeCells.Count());
        try
        {
            await using var kernel = await KernelSession.StartAsync(command, notebook.Folder, limits, stop);
            var runs = await RunCellsAsync(notebook, kernel);
            await kernel.QuitAsync();
            return new NotebookRun(runs, watch.Elapsed);
        }
        catch (Exception error) when (error is KernelNotFoundException or KernelNotReadyException)
        {
            return WithoutKernel(Outcome.KernelDied, error.Message);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return WithoutKernel(stop.Outcome, stop.Reason);
        }

        NotebookRun WithoutKernel(Outcome outcome, string problem) => new(
            [.. notebook.CodeCells.Select(cell => Report(notebook, new CellRun(cell, CellExecution.None(Outcome.NotRun, "not run: no kernel"))))],
            watch.Elapsed,
            outcome,
            problem);
    }

    private async Task<List<CellRun>> RunCellsAsync(NotebookDocument notebook, KernelSession kernel)
    {
        var runs = new List<CellRun>();
        var count = 0;
        foreach (var cell in notebook.CodeCells)
        {
            if (ReasonNotToRun(runs.LastOrDefault()) is { } reason)
            {
                runs.Add(Report(notebook, new CellRun(cell, CellExecution.None(Outcome.NotRun, reason))));
            }
            else if (cell.Tags.Contains("skip-execution"))
            {
                runs.Add(Report(notebook, new CellRun(cell, CellExecution.None(Outcome.Skipped, "tagged skip-execution"))));
            }
            else
            {
                progress.CellStarted(notebook.Path, cell.Id);
                runs.Add(Report(notebook, new CellRun(cell, await kernel.RunAsync(cell.Source, cell.KernelName), ++count)));
            }
        }

        return runs;
    }

    private CellRun Report(NotebookDocument notebook, CellRun run)
    {
        var verdict = failFast?.Invoke(run);
        progress.CellEnded(notebook.Path, verdict ?? run.Judge(expectations: null));
        if (verdict is not null && verdict.Outcome.ToExitCode() != 0)
        {
            stop.FailFast();
        }

        return run;
    }

    private string? ReasonNotToRun(CellRun? last) => last?.Execution switch
    {
        { Outcome: Outcome.NotRun } skipped => skipped.Message,
        { EndedKernel: true } ended => $"not run: {last.Cell.Id} {ended.Outcome.ToWords()}",
        _ => stop.Token.IsCancellationRequested ? "not run: " + stop.Reason : null,
    };
}

/// <summary>A notebook whose cells have run.</summary>
/// <param name="Duration">From the kernel's start to the end of the last cell.</param>
/// <param name="Outcome">Passed if there was a kernel for the cells.</param>
/// <param name="Problem">Why there was none.</param>
internal sealed record NotebookRun(IReadOnlyList<CellRun> Cells, TimeSpan Duration, Outcome Outcome = Outcome.Passed, string Problem = "");
