using System.Diagnostics;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>
/// A kernel that is ready: runs one cell after the other, each within its limits, and says how it ended. A cell that times out or
/// ends the kernel also ends the session. Not safe for concurrent use.
/// </summary>
internal sealed class KernelSession : IAsyncDisposable
{
    /// <summary>How long a kernel may take to answer a cancellation before it is killed.</summary>
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a kernel may take to read the request to quit.</summary>
    private static readonly TimeSpan QuitGrace = TimeSpan.FromSeconds(1);

    /// <summary>How much later than its kernel the runner may notice an interrupt from the keyboard.</summary>
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(3);

    private readonly KernelProcess _kernel;
    private readonly KernelClient _client;
    private readonly KernelLimits _limits;
    private readonly RunStop _stop;

    private KernelSession(KernelProcess kernel, KernelLimits limits, RunStop stop)
    {
        _kernel = kernel;
        _client = new KernelClient(kernel);
        _limits = limits;
        _stop = stop;
    }

    /// <summary>Starts a kernel and waits until it is ready.</summary>
    /// <exception cref="KernelNotFoundException">The program cannot be started.</exception>
    /// <exception cref="KernelNotReadyException">The kernel ended, or was not ready in time.</exception>
    /// <exception cref="OperationCanceledException">The run was ended meanwhile.</exception>
    public static async Task<KernelSession> StartAsync(KernelCommandLine command, string folder, KernelLimits limits, RunStop stop)
    {
        var session = new KernelSession(StartKernel(), limits, stop);
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

        KernelProcess StartKernel()
        {
            stop.Token.ThrowIfCancellationRequested();
            try
            {
                return KernelProcess.Start(command, folder, limits);
            }
            catch (KernelNotFoundException) when (stop.Token.IsCancellationRequested)
            {
                // An ending run removes the folder that the kernel was to start in.
                throw new OperationCanceledException(stop.Token);
            }
        }
    }

    /// <summary>Runs a cell. Whatever happens to it is a result, never an exception.</summary>
    /// <param name="code">The cell's code; a kernel is not asked to run blank code.</param>
    /// <param name="kernelName">The sub-kernel that runs it, such as <c>csharp</c>.</param>
    /// <param name="limit">How long it may run; null for the usual limit of a cell.</param>
    public async Task<CellExecution> RunAsync(string code, string kernelName, TimeSpan? limit = null)
    {
        var started = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        var outputs = new CellOutputs(_limits.Output);
        var execution = await RunAsync(code, kernelName, outputs, limit ?? _limits.Cell);
        return execution with { Started = started, Duration = watch.Elapsed };
    }

    /// <summary>Asks the kernel to quit; waits no longer than a moment until it has read that.</summary>
    public Task QuitAsync() => Task.WhenAny(_client.QuitAsync(_stop.Token), Task.Delay(QuitGrace));

    /// <summary>Ends the kernel, and all that it started, at once.</summary>
    public Task KillAsync() => _kernel.KillAsync("was ended after its work");

    public ValueTask DisposeAsync() => _kernel.DisposeAsync();

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
            // An interrupt may end the kernel too, which is not the kernel's fault.
            _stop.Token.ThrowIfCancellationRequested();
            throw new KernelNotReadyException($"{error.Message} before it was ready{FirstErrorLine(error.Exit)}");
        }
        catch (OperationCanceledException)
        {
            await _kernel.KillAsync("was not ready");
            if (_stop.Token.IsCancellationRequested)
            {
                throw;
            }

            throw new KernelNotReadyException($"the kernel was not ready within {Seconds(_limits.Startup)}");
        }
    }

    private async Task<CellExecution> RunAsync(string code, string kernelName, CellOutputs outputs, TimeSpan limit)
    {
        Submission? submission = null;
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            timeout.CancelAfter(limit);
            var error = string.IsNullOrWhiteSpace(code) ? null : await SubmitAndWaitAsync(timeout.Token);
            return Completed(outputs, error);
        }
        catch (KernelDiedException death)
        {
            return await DescribeDeathAsync(outputs, death.Exit);
        }
        catch (OperationCanceledException) when (_stop.Token.IsCancellationRequested)
        {
            await _kernel.KillAsync("was ended: " + _stop.Reason);
            return new CellExecution(_stop.Outcome, outputs, _stop.Reason);
        }
        catch (OperationCanceledException)
        {
            await CancelOrKillAsync(submission);
            return Broken(Outcome.TimedOut, outputs, $"ran longer than {Seconds(limit)}");
        }

        async Task<CellError?> SubmitAndWaitAsync(CancellationToken cancellation)
        {
            submission = await _client.SubmitAsync(code, kernelName, outputs, cancellation);
            return await _client.WaitForEndAsync(submission, cancellation);
        }
    }

    /// <summary>Gives a kernel that can cancel the time to send its last outputs, then kills it.</summary>
    private async Task CancelOrKillAsync(Submission? submission)
    {
        using var grace = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        grace.CancelAfter(CancelGrace);
        try
        {
            await _client.CancelAsync(grace.Token);
            if (submission is not null)
            {
                await _client.WaitForEndAsync(submission, grace.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or KernelDiedException)
        {
            // The kernel does not answer, or has ended.
        }

        await _kernel.KillAsync("was ended: a cell timed out");
    }

    private async Task<CellExecution> DescribeDeathAsync(CellOutputs outputs, KernelExit exit)
    {
        if (exit.IsInterrupt)
        {
            await Task.WhenAny(Task.Delay(InterruptGrace), Task.Delay(Timeout.Infinite, _stop.Token));
        }

        return _stop.IsInterrupted
            ? new CellExecution(Outcome.Interrupted, outputs, _stop.Reason)
            : Broken(Outcome.KernelDied, outputs, $"the kernel {exit.Describe(outputs.StandardError)}", exit.Errors);
    }

    private static CellExecution Completed(CellOutputs outputs, CellError? error)
    {
        if (error is null)
        {
            return new CellExecution(Outcome.Passed, outputs);
        }

        outputs.AddError(error);
        return new CellExecution(Outcome.Failed, outputs, error.FirstLine, error.Trace, error);
    }

    /// <summary>The kernel did not report how the cell ended, so an error among the outputs does.</summary>
    private static CellExecution Broken(Outcome outcome, CellOutputs outputs, string message, string details = "")
    {
        var trace = $"{outcome}: {message}{(details.Length == 0 ? "" : "\n" + details)}";
        outputs.AddError(new CellError(outcome.ToString(), message, trace));
        return new CellExecution(outcome, outputs, message, details);
    }

    private static string FirstErrorLine(KernelExit exit)
    {
        var line = exit.Errors.Split('\n')[0].TrimEnd('.');
        return exit.Describe().Contains(line, StringComparison.Ordinal) ? "" : ": " + line;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}

/// <summary>A kernel started but cannot be used; the message says why.</summary>
internal sealed class KernelNotReadyException(string message) : Exception(message);
