namespace Lecture38.Kernel;

/// <summary>
/// Runs the code of one cell so that it can be abandoned. The code starts on its own thread. What it awaits continues through a
/// <see cref="SynchronizationContext"/> that drops every continuation once the cell is abandoned. So a loop that awaits stops, a
/// thread that sleeps or waits is interrupted, and only a loop that never waits goes on.
/// </summary>
internal sealed class CellThread
{
    private static readonly AsyncLocal<CellThread?> Current = new();

    private readonly object _gate = new();
    private readonly Thread _thread;
    private readonly Func<Task> _work;
    private int _running = 1;
    private bool _abandoned;
    private bool _completed;
    private Exception? _failure;

    private CellThread(Func<Task> work)
    {
        _work = work;
        _thread = new Thread(Start) { IsBackground = true, Name = "cell" };
    }

    /// <summary>True on every thread and in every task of an abandoned cell.</summary>
    public static bool CurrentIsAbandoned => Current.Value is { } cell && Volatile.Read(ref cell._abandoned);

    /// <summary>Starts the work.</summary>
    public static CellThread Begin(Func<Task> work)
    {
        var cell = new CellThread(work);
        cell._thread.Start();
        return cell;
    }

    /// <summary>Waits until the work has ended. False if it was abandoned instead.</summary>
    /// <exception cref="Exception">What the work threw.</exception>
    public bool Wait()
    {
        lock (_gate)
        {
            while (!_completed && !_abandoned)
            {
                Monitor.Wait(_gate);
            }
            if (_completed && _failure is { } failure)
            {
                throw failure;
            }
            return _completed;
        }
    }

    /// <summary>Abandons the work as soon as none of its code runs; false if some still runs at the end of the grace period.</summary>
    public bool TryAbandon(TimeSpan grace)
    {
        _thread.Interrupt();
        var deadline = Environment.TickCount64 + (long)grace.TotalMilliseconds;
        lock (_gate)
        {
            while (_running > 0 && !_completed && deadline - Environment.TickCount64 is > 0 and var left)
            {
                Monitor.Wait(_gate, (int)left);
            }
            if (_running > 0 && !_completed)
            {
                return false;
            }
            _abandoned = !_completed;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    private void Start()
    {
        Current.Value = this;
        SynchronizationContext.SetSynchronizationContext(new Context(this));
        _ = CompleteAsync();
        Leave();
    }

    private async Task CompleteAsync()
    {
        try
        {
            await _work();
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
        Settle(() => _completed = !_abandoned);
    }

    private bool TryEnter()
    {
        lock (_gate)
        {
            _running += _abandoned ? 0 : 1;
            return !_abandoned;
        }
    }

    private void Leave() => Settle(() => _running--);

    private void Settle(Action change)
    {
        while (true)
        {
            try
            {
                lock (_gate)
                {
                    change();
                    Monitor.PulseAll(_gate);
                    return;
                }
            }
            catch (ThreadInterruptedException)
            {
                // The interrupt came too late for the user's code and kept the lock from being taken: try again.
            }
        }
    }

    /// <summary>Continues awaits on the thread pool, as if there were no context, until the cell is abandoned.</summary>
    private sealed class Context(CellThread cell) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback callback, object? state) =>
            ThreadPool.QueueUserWorkItem(_ => Continue(callback, state));

        public override void Send(SendOrPostCallback callback, object? state) => callback(state);

        public override SynchronizationContext CreateCopy() => this;

        private void Continue(SendOrPostCallback callback, object? state)
        {
            if (!cell.TryEnter())
            {
                return;
            }
            SetSynchronizationContext(this);
            try
            {
                callback(state);
            }
            finally
            {
                SetSynchronizationContext(null);
                cell.Leave();
            }
        }
    }
}
