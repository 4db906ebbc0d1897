using System.Diagnostics;

namespace Lecture38.Runner;

/// <summary>
/// Runs notebooks, each in a kernel of its own. A cell that fails does not keep the cells after it from running, so that one run
/// tells everything; a cell that times out or takes its kernel away does.
/// </summary>
/// <param name="command">The command that starts a kernel.</param>
/// <param name="limits">What a kernel may use.</param>
/// <param name="stop">Ends the run before its end.</param>
/// <param name="progress">Told about every cell.</param>
/// <param name="failFast">Ends the run at the first cell that does not pass.</param>
public sealed class NotebookRunner(KernelCommand command, KernelLimits limits, RunStop stop, IRunProgress progress, bool failFast)
{
    /// <summary>Runs a notebook, and leaves what its cells showed in <paramref name="notebook"/>.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="check">Checks what a cell showed, or null.</param>
    public async Task<NotebookResult> RunAsync(NotebookDocument notebook, ICellCheck? check)
    {
        var watch = Stopwatch.StartNew();
        notebook.ClearOutputs();
        progress.NotebookStarted(notebook.Path, notebook.CodeCells.Count());
        try
        {
            await using var kernel = await KernelSession.StartAsync(() => KernelProcess.Start(command, notebook.Folder, limits), limits, stop);
            var results = await RunCellsAsync(notebook, kernel, check);
            await kernel.QuitAsync();
            return new NotebookResult(notebook.Path, results, [], Outcome.Passed, watch.Elapsed);
        }
        catch (Exception error) when (error is KernelNotFoundException or KernelNotReadyException)
        {
            return WithoutKernel(notebook, watch, Outcome.KernelDied, error.Message);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return WithoutKernel(notebook, watch, stop.Outcome, stop.Reason);
        }
    }

    private async Task<List<CellResult>> RunCellsAsync(NotebookDocument notebook, KernelSession kernel, ICellCheck? check)
    {
        var runs = new List<CellRun>();
        var results = new List<CellResult>();
        foreach (var cell in notebook.CodeCells)
        {
            if (ReasonNotToRun(results.LastOrDefault()) is { } reason)
            {
                results.Add(new CellResult(cell.Id, Outcome.NotRun, reason));
            }
            else if (cell.Tags.Contains("skip-execution"))
            {
                results.Add(new CellResult(cell.Id, Outcome.Skipped, "tagged skip-execution"));
            }
            else
            {
                progress.CellStarted(notebook.Path, cell.Id);
                var run = new CellRun(cell, executionCount: runs.Count + 1, limits.Output);
                runs.Add(run);
                results.Add(await kernel.RunAsync(run, check));
            }

            progress.CellEnded(notebook.Path, results[^1]);
            if (failFast && results[^1].Outcome.ToExitCode() != 0)
            {
                stop.FailFast();
            }
        }

        runs.ForEach(run => run.WriteOutputs());
        return CheckLateOutputs(runs, results, check);
    }

    /// <summary>A task that a cell left running may have shown more since the cell was judged.</summary>
    private static List<CellResult> CheckLateOutputs(List<CellRun> runs, List<CellResult> results, ICellCheck? check)
    {
        foreach (var run in runs.Where(run => run.HasLateOutputs))
        {
            var index = results.FindIndex(result => result.CellId == run.Cell.Id);
            if (results[index].Outcome is Outcome.Passed or Outcome.Unexpected)
            {
                results[index] = run.Judge(check) with { Duration = results[index].Duration };
            }
        }

        return results;
    }

    private NotebookResult WithoutKernel(NotebookDocument notebook, Stopwatch watch, Outcome outcome, string problem)
    {
        var results = notebook.CodeCells.Select(cell => new CellResult(cell.Id, Outcome.NotRun, "not run: no kernel")).ToList();
        results.ForEach(result => progress.CellEnded(notebook.Path, result));
        return new NotebookResult(notebook.Path, results, [$"{notebook.Path}: {problem}"], outcome, watch.Elapsed);
    }

    private string? ReasonNotToRun(CellResult? last) => last switch
    {
        { Outcome: Outcome.NotRun } => last.Message,
        { Outcome: Outcome.TimedOut or Outcome.KernelDied or Outcome.Interrupted } => $"not run: {last.CellId} {last.Outcome.ToWords()}",
        _ => stop.Token.IsCancellationRequested ? "not run: " + stop.Reason : null,
    };
}
