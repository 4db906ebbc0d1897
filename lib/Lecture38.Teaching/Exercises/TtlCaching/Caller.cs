using System.Diagnostics;

namespace Lecture38;

/// <summary>A thread that makes one call.</summary>
internal sealed class Caller
{
    /// <summary>How long to wait for callers to end. This normally takes microseconds, so only a hang takes this long.</summary>
    internal static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long to watch for a condition. A caller that waits by spinning never shows as waiting, and must not fail for that: the whole check
    /// watches it three times within its own limit.
    /// </summary>
    private static readonly TimeSpan WatchLimit = TimeSpan.FromSeconds(2);

    /// <summary>A thread may block for a moment, so a condition must hold several times in a row.</summary>
    private const int ChecksInARow = 20;

    private readonly Thread _thread;

    internal Caller(Func<int> call)
    {
        _thread = new Thread(() => Make(call)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The result of the call, if it returned.</summary>
    internal int? Result { get; private set; }

    /// <summary>The exception of the call, if it threw.</summary>
    internal Exception? Error { get; private set; }

    internal bool HasEnded => !_thread.IsAlive;

    internal bool Waits => _thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin);

    /// <summary>Waits for all of them to end, up to <see cref="HangLimit"/>.</summary>
    internal static bool AllEnd(IEnumerable<Caller> callers) => callers.All(caller => caller._thread.Join(HangLimit));

    /// <summary>Checks a condition until it holds several times in a row. It does not sleep, because this normally takes microseconds.</summary>
    /// <returns>Whether it held in time.</returns>
    internal static bool WatchUntil(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        var inARow = 0;
        while (inARow < ChecksInARow && Stopwatch.GetElapsedTime(start) < WatchLimit)
        {
            Thread.Yield();
            inARow = condition() ? inARow + 1 : 0;
        }

        return inARow == ChecksInARow;
    }

    private void Make(Func<int> call)
    {
        try
        {
            Result = call();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Error = error;
        }
    }
}

/// <summary>A load that blocks its first caller until it is released, and counts its callers. Thread-safe.</summary>
internal sealed class HeldLoad(bool firstFails = false) : IDisposable
{
    private readonly ManualResetEventSlim _released = new();
    private int _started;

    /// <summary>How many loads have started.</summary>
    internal int Started => Volatile.Read(ref _started);

    /// <summary>Returns the number of this load, from 1.</summary>
    internal int Load(string key)
    {
        var number = Interlocked.Increment(ref _started);
        if (number == 1)
        {
            _released.Wait();
            if (firstFails)
            {
                throw new LoadFailedException();
            }
        }

        return number;
    }

    internal void Release() => _released.Set();

    public void Dispose() => Release();
}

/// <summary>The exception that a check's load throws.</summary>
internal sealed class LoadFailedException() : Exception("The load failed.");
