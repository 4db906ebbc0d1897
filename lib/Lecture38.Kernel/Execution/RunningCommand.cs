using Lecture38.Protocol;

namespace Lecture38.Kernel;

/// <summary>A command while it runs, for the thread that may cancel it. Disposed when its last event has been written. Thread-safe.</summary>
internal sealed class RunningCommand : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly object _gate = new();
    private CellThread? _cell;
    private bool _answered;

    public RunningCommand(KernelCommand command)
    {
        Command = command;
        CancellationToken = _cancellation.Token;
    }

    public KernelCommand Command { get; }

    /// <summary>Cancelled when the client cancels: for the kernel's own work, such as compiling and restoring packages.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Runs user code to its end.</summary>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public void Run(Func<Task> userCode)
    {
        lock (_gate)
        {
            CancellationToken.ThrowIfCancellationRequested();
            _cell = CellThread.Begin(userCode);
        }
        var completed = _cell.Wait();
        lock (_gate)
        {
            _cell = null;
        }
        if (!completed)
        {
            throw new OperationCanceledException(CancellationToken);
        }
    }

    /// <summary>Cancels. True if the command's last event was written within the grace period.</summary>
    public bool TryCancel(TimeSpan grace)
    {
        CellThread? cell;
        lock (_gate)
        {
            if (_answered)
            {
                return true;
            }
            _cancellation.Cancel();
            cell = _cell;
        }
        return cell?.TryAbandon(grace) != false && WaitUntilAnswered(grace);
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
