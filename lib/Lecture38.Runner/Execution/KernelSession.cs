using System.Diagnostics;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>
/// A kernel that is ready, and that runs one cell after the other, each within its limits. A cell that times out, or that takes
/// the kernel's process away, ends the session. Not safe for concurrent use.
/// </summary>
internal sealed class KernelSession : IAsyncDisposable
{
    /// <summary>How long a kernel may take to answer a cancellation before it is ended.</summary>
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a kernel may take to hear that it should end; then it is ended.</summary>
    private static readonly TimeSpan QuitGrace = TimeSpan.FromSeconds(1);

    /// <summary>How long after its kernel an interrupt from the keyboard reaches the runner.</summary>
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(3);

    private readonly KernelProcess _process;
    private readonly KernelClient _client;
    private readonly KernelLimits _limits;
    private readonly RunStop _stop;

    private KernelSession(KernelProcess process, KernelLimits limits, RunStop stop)
    {
        _process = process;
        _client = new KernelClient(process);
        _limits = limits;
        _stop = stop;
    }

    /// <summary>Starts a kernel and waits until it is ready.</summary>
    /// <exception cref="KernelNotFoundException">The program cannot be started.</exception>
    /// <exception cref="KernelNotReadyException">It ended, or took too long.</exception>
    /// <exception cref="OperationCanceledException">The run was ended meanwhile.</exception>
    public static async Task<KernelSession> StartAsync(Func<KernelProcess> start, KernelLimits limits, RunStop stop)
    {
        var session = new KernelSession(start(), limits, stop);
        try
        {
            await session.WaitUntilReadyAsync();
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a cell; whatever becomes of it is a verdict.</summary>
    /// <param name="run">The cell.</param>
    /// <param name="check">Judges what it showed, or null.</param>
    /// <param name="limit">How long it may take; by default as long as any cell.</param>
    public async Task<CellResult> RunAsync(CellRun run, ICellCheck? check, TimeSpan? limit = null)
    {
        var longest = limit ?? _limits.Cell;
        var started = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        CellResult result;
        try
        {
            run.End(run.Cell.IsEmpty ? null : await SubmitAndWaitAsync(run, longest));
            result = run.Judge(check);
        }
        catch (KernelDiedException death)
        {
            result = await DescribeDeathAsync(run, death);
        }
        catch (OperationCanceledException) when (_stop.Token.IsCancellationRequested)
        {
            await _process.KillAsync("was ended: " + _stop.Reason);
            result = run.Abandon(_stop.Outcome, _stop.Reason);
        }
        catch (OperationCanceledException)
        {
            await CancelOrKillAsync(run);
            result = run.Break(Outcome.TimedOut, $"ran longer than {Seconds(longest)}");
        }

        run.Cell.SetTiming(started, started + watch.Elapsed);
        return result with { Duration = watch.Elapsed };
    }

    /// <summary>Asks the kernel to end; waits only a moment for it to listen.</summary>
    public Task QuitAsync() => Task.WhenAny(_client.QuitAsync(_stop.Token), Task.Delay(QuitGrace));

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task WaitUntilReadyAsync()
    {
        using var startup = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        startup.CancelAfter(_limits.Startup);
        try
        {
            await _client.WaitUntilReadyAsync(startup.Token);
        }
        catch (KernelDiedException error)
        {
            throw new KernelNotReadyException($"{error.Message} before it was ready{FirstErrorLine(error.End)}");
        }
        catch (OperationCanceledException)
        {
            await _process.KillAsync("was not ready");
            if (_stop.Token.IsCancellationRequested)
            {
                throw;
            }

            throw new KernelNotReadyException($"the kernel was not ready within {Seconds(_limits.Startup)}");
        }
    }

    private async Task<CellError?> SubmitAndWaitAsync(CellRun run, TimeSpan longest)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        timeout.CancelAfter(longest);
        run.Submission = await _client.SubmitAsync(run.Cell.Source, run.Cell.KernelName, run.Outputs, timeout.Token);
        return await _client.WaitForEndAsync(run.Submission, timeout.Token);
    }

    /// <summary>Lets a kernel that can cancel show what it still holds; ends the one that cannot.</summary>
    private async Task CancelOrKillAsync(CellRun run)
    {
        using var grace = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        grace.CancelAfter(CancelGrace);
        try
        {
            await _client.CancelAsync(grace.Token);
            if (run.Submission is not null)
            {
                await _client.WaitForEndAsync(run.Submission, grace.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or KernelDiedException)
        {
            // It does not answer, or has gone.
        }

        await _process.KillAsync("was ended: a cell timed out");
    }

    private async Task<CellResult> DescribeDeathAsync(CellRun run, KernelDiedException death)
    {
        if (death.End.IsInterrupt)
        {
            await Task.WhenAny(Task.Delay(InterruptGrace), Task.Delay(Timeout.Infinite, _stop.Token));
        }

        return _stop.IsInterrupted
            ? run.Abandon(Outcome.Interrupted, _stop.Reason)
            : run.Break(Outcome.KernelDied, $"the kernel {death.End.Describe(run.Outputs.StandardError)}", death.End.Errors);
    }

    private static string FirstErrorLine(KernelEnd end)
    {
        var line = end.Errors.Split('\n')[0].TrimEnd('.');
        return end.Describe().Contains(line, StringComparison.Ordinal) ? "" : ": " + line;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}

/// <summary>A kernel started but cannot be used; the message says what became of it.</summary>
/// <param name="message">One line.</param>
public sealed class KernelNotReadyException(string message) : Exception(message);
