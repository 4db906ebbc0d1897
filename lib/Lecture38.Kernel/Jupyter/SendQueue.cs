using System.Diagnostics;

namespace Lecture38.Kernel;

/// <summary>
/// Messages on their way to the sockets. Thread-safe, also against an interrupt of a thread that adds: then nothing is added.
/// </summary>
/// <remarks>
/// ZeroMQ keeps in memory what its clients have not read yet. So a flood is slowed down to what they can read: the queue gives out no
/// more than a rate, and who adds to a full one waits.
/// </remarks>
internal sealed class SendQueue<T>
{
    private const int Capacity = 100;
    private const double BytesPerSecond = 8_000_000;

    private readonly Queue<(T Message, int Bytes)> _waiting = new();
    private readonly object _gate = new();
    private double _allowance = BytesPerSecond;
    private long _lastTaken = Stopwatch.GetTimestamp();

    /// <summary>Adds a message; waits while the queue is full.</summary>
    public void Add(T message, int bytes)
    {
        lock (_gate)
        {
            while (_waiting.Count >= Capacity)
            {
                Monitor.Wait(_gate);
            }
            _waiting.Enqueue((message, bytes));
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the next message, and until it may be sent. Only one thread takes.</summary>
    public T Take()
    {
        T message;
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                Monitor.Wait(_gate);
            }
            (message, var bytes) = _waiting.Dequeue();
            _allowance = Math.Min(BytesPerSecond, _allowance + (Stopwatch.GetElapsedTime(_lastTaken).TotalSeconds * BytesPerSecond)) - bytes;
            _lastTaken = Stopwatch.GetTimestamp();
            Monitor.PulseAll(_gate);
        }
        if (_allowance < 0)
        {
            Thread.Sleep(TimeSpan.FromSeconds(-_allowance / BytesPerSecond));
        }
        return message;
    }
}
