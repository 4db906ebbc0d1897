namespace Lecture38.Kernel;

/// <summary>Commands that wait for their turn. One thread takes them, another adds them.</summary>
internal sealed class SubmissionQueue
{
    private readonly Queue<KernelCommand> _waiting = new();
    private readonly object _gate = new();
    private bool _closed;

    public void Add(KernelCommand command)
    {
        lock (_gate)
        {
            _waiting.Enqueue(command);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for the next command; null once the queue is closed.</summary>
    public KernelCommand? Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }
            return _closed ? null : _waiting.Dequeue();
        }
    }

    /// <summary>Forgets all commands that wait and returns them.</summary>
    public IReadOnlyList<KernelCommand> Clear()
    {
        lock (_gate)
        {
            var forgotten = _waiting.ToArray();
            _waiting.Clear();
            return forgotten;
        }
    }

    /// <summary>Lets <see cref="Take"/> return null from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
