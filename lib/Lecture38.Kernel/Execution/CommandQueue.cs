using Lecture38.Protocol;

namespace Lecture38.Kernel;

/// <summary>The commands that wait, and the one that runs. Thread-safe: one thread takes commands, another adds and drops them.</summary>
internal sealed class CommandQueue
{
    private readonly object _gate = new();
    private Queue<KernelCommand> _waiting = new();
    private RunningCommand? _latest;
    private bool _closed;

    /// <summary>The command that was taken last; it may have been answered.</summary>
    public RunningCommand? Latest
    {
        get
        {
            lock (_gate)
            {
                return _latest;
            }
        }
    }

    public void Add(KernelCommand command)
    {
        lock (_gate)
        {
            _waiting.Enqueue(command);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for the next command; null once the queue is closed. The command runs from this moment on: nothing can come between.</summary>
    public RunningCommand? Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }
            return _latest = _closed ? null : new RunningCommand(_waiting.Dequeue());
        }
    }

    /// <summary>Drops the cells that wait and returns them. Other commands keep their turn.</summary>
    public IReadOnlyList<SubmitCode> DropCells()
    {
        lock (_gate)
        {
            SubmitCode[] dropped = [.. _waiting.OfType<SubmitCode>()];
            _waiting = new(_waiting.Where(command => command is not SubmitCode));
            return dropped;
        }
    }

    /// <summary>Drops everything, and makes <see cref="Take"/> return null from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _waiting.Clear();
            Monitor.PulseAll(_gate);
        }
    }
}
