using Lecture38.Protocol;

namespace Lecture38.Kernel;

/// <summary>The commands that wait, and the one that runs. Thread-safe: one thread takes commands, another adds and drops them.</summary>
internal sealed class CommandQueue
{
    private readonly Queue<KernelCommand> _waiting = new();
    private readonly object _gate = new();
    private RunningCommand? _running;
    private bool _closed;

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
            return _running = _closed ? null : new RunningCommand(_waiting.Dequeue());
        }
    }

    /// <summary>Drops the commands that wait and returns them, with the command that was taken last.</summary>
    public (IReadOnlyList<KernelCommand> Dropped, RunningCommand? Running) Drop()
    {
        lock (_gate)
        {
            var dropped = _waiting.ToArray();
            _waiting.Clear();
            return (dropped, _running);
        }
    }

    /// <summary>Drops everything, and makes <see cref="Take"/> return null from now on.</summary>
    public (IReadOnlyList<KernelCommand> Dropped, RunningCommand? Running) Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
            return Drop();
        }
    }
}
