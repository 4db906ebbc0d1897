using System.Diagnostics;
using System.Globalization;

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
    /// <summary>How long a kernel may take to answer a cancellation before it is ended.</summary>
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a kernel may take to hear that it should end; then it is ended.</summary>
    private static readonly TimeSpan QuitGrace = TimeSpan.FromSeconds(1);

    /// <summary>How long after its kernel an interrupt from the keyboard reaches the runner.</summary>
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(3);

    /// <summary>Runs a notebook, and leaves what its cells showed in <paramref name="notebook"/>.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="check">Checks what a cell showed, or null.</param>
    public async Task<NotebookResult> RunAsync(NotebookDocument notebook, NotebookCheck? check)
    {
        var watch = Stopwatch.StartNew();
        notebook.ClearOutputs();
        progress.NotebookStarted(notebook.Path, notebook.CodeCells.Count());
        try
        {
            await using var process = KernelProcess.Start(command, notebook.Folder, limits);
            var client = await ConnectAsync(process);
            var results = await RunCellsAsync(notebook, client, process, check);
            await Task.WhenAny(client.QuitAsync(stop.Token), Task.Delay(QuitGrace));
            return new NotebookResult(notebook.Path, results, [], Outcome.Passed, watch.Elapsed);
        }
        catch (KernelNotFoundException error)
        {
            return WithoutKernel(notebook, watch, Outcome.KernelDied, error.Message);
        }
        catch (KernelDiedException error)
        {
            return WithoutKernel(notebook, watch, Outcome.KernelDied, $"{error.Message} before it was ready{FirstErrorLine(error.End)}");
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return WithoutKernel(notebook, watch, stop.Outcome, stop.Reason);
        }
        catch (OperationCanceledException)
        {
            return WithoutKernel(notebook, watch, Outcome.KernelDied, $"the kernel was not ready within {Seconds(limits.Startup)}");
        }
    }

    private async Task<KernelClient> ConnectAsync(KernelProcess process)
    {
        using var startup = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        startup.CancelAfter(limits.Startup);
        var client = new KernelClient(process);
        try
        {
            await client.WaitUntilReadyAsync(startup.Token);
            return client;
        }
        catch (OperationCanceledException)
        {
            await process.KillAsync("was not ready");
            throw;
        }
    }

    private async Task<List<CellResult>> RunCellsAsync(NotebookDocument notebook, KernelClient client, KernelProcess process, NotebookCheck? check)
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
                results.Add(await RunCellAsync(run, client, process, check));
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

    private async Task<CellResult> RunCellAsync(CellRun run, KernelClient client, KernelProcess process, NotebookCheck? check)
    {
        var started = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        CellResult result;
        try
        {
            run.End(run.Cell.IsEmpty ? null : await SubmitAndWaitAsync(run, client));
            result = run.Judge(check);
        }
        catch (KernelDiedException death)
        {
            result = await DescribeDeathAsync(run, death);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            await process.KillAsync("was ended: " + stop.Reason);
            result = run.Abandon(stop.Outcome, stop.Reason);
        }
        catch (OperationCanceledException)
        {
            await CancelOrKillAsync(run, client, process);
            result = run.Break(Outcome.TimedOut, $"ran longer than {Seconds(limits.Cell)}");
        }

        run.Cell.SetTiming(started, started + watch.Elapsed);
        return result with { Duration = watch.Elapsed };
    }

    private async Task<CellError?> SubmitAndWaitAsync(CellRun run, KernelClient client)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        timeout.CancelAfter(limits.Cell);
        run.Submission = await client.SubmitAsync(run.Cell.Source, run.Cell.KernelName, run.Outputs, timeout.Token);
        return await client.WaitForEndAsync(run.Submission, timeout.Token);
    }

    /// <summary>Lets a kernel that can cancel show what it still holds; ends the one that cannot.</summary>
    private async Task CancelOrKillAsync(CellRun run, KernelClient client, KernelProcess process)
    {
        using var grace = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        grace.CancelAfter(CancelGrace);
        try
        {
            await client.CancelAsync(grace.Token);
            if (run.Submission is not null)
            {
                await client.WaitForEndAsync(run.Submission, grace.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or KernelDiedException)
        {
            // It does not answer, or has gone.
        }

        await process.KillAsync("was ended: a cell timed out");
    }

    private async Task<CellResult> DescribeDeathAsync(CellRun run, KernelDiedException death)
    {
        if (death.End.IsInterrupt)
        {
            await Task.WhenAny(Task.Delay(InterruptGrace), Task.Delay(Timeout.Infinite, stop.Token));
        }

        return stop.IsInterrupted
            ? run.Abandon(Outcome.Interrupted, stop.Reason)
            : run.Break(Outcome.KernelDied, $"the kernel {death.End.Describe(run.Outputs.StandardError)}", death.End.Errors);
    }

    /// <summary>A task that a cell left running may have shown more since the cell was judged.</summary>
    private static List<CellResult> CheckLateOutputs(List<CellRun> runs, List<CellResult> results, NotebookCheck? check)
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

    private static string FirstErrorLine(KernelEnd end)
    {
        var line = end.Errors.Split('\n')[0].TrimEnd('.');
        return end.Describe().Contains(line, StringComparison.Ordinal) ? "" : ": " + line;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
