namespace Lecture38.Kernel;

/// <summary>A submission while it runs, seen from the thread that may cancel it. Disposed when its last event has been written.</summary>
internal sealed class RunningSubmission : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly object _gate = new();
    private CellExecution? _execution;
    private bool _answered;

    public RunningSubmission() => CancellationToken = _cancellation.Token;

    /// <summary>Cancelled when the client cancels: for the kernel's own work, such as compiling or restoring packages.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Runs user code to its end.</summary>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public void Run(Func<Task> userCode)
    {
        lock (_gate)
        {
            CancellationToken.ThrowIfCancellationRequested();
            _execution = CellExecution.Begin(userCode);
        }
        var completed = _execution.Wait();
        lock (_gate)
        {
            _execution = null;
        }
        if (!completed)
        {
            throw new OperationCanceledException(CancellationToken);
        }
    }

    /// <summary>Cancels. True when the submission's last event was written within the grace period.</summary>
    public bool TryCancel(TimeSpan grace)
    {
        CellExecution? execution;
        lock (_gate)
        {
            if (_answered)
            {
                return true;
            }
            _cancellation.Cancel();
            execution = _execution;
        }
        return execution?.TryAbandon(grace) != false && WaitUntilAnswered(grace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _answered = true;
            _cancellation.Dispose();
            Monitor.PulseAll(_gate);
        }
    }

    private bool WaitUntilAnswered(TimeSpan grace)
    {
        lock (_gate)
        {
            return _answered || (Monitor.Wait(_gate, grace) && _answered);
        }
    }
}
