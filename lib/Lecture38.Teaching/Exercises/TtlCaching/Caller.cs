using System.Diagnostics;

namespace Lecture38;

/// <summary>A thread that makes one call, watched from outside.</summary>
internal sealed class Caller
{
    /// <summary>How long an end is waited for that takes microseconds as a rule. Only what hangs takes so long.</summary>
    internal static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(5);

    /// <summary>How long a sign is looked for. A caller who waits by spinning gives none, and is not to be blamed for it.</summary>
    private static readonly TimeSpan WatchLimit = TimeSpan.FromSeconds(5);

    /// <summary>A thread may block for a moment on its way; waiting is what lasts.</summary>
    private const int LooksInARow = 20;

    private readonly Thread _thread;

    internal Caller(Func<int> call)
    {
        _thread = new Thread(() => Make(call)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What the call returned, if it did.</summary>
    internal int? Result { get; private set; }

    /// <summary>What the call threw, if it did.</summary>
    internal Exception? Error { get; private set; }

    internal bool HasEnded => !_thread.IsAlive;

    internal bool Waits => _thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin);

    /// <summary>Whether all of them end.</summary>
    internal static bool AllEnd(IEnumerable<Caller> callers) => callers.All(caller => caller._thread.Join(HangLimit));

    /// <summary>Looks until a condition holds for good; without sleeping, since it takes microseconds as a rule.</summary>
    /// <returns>Whether it holds in the end.</returns>
    internal static bool WatchUntil(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        var inARow = 0;
        while (inARow < LooksInARow && Stopwatch.GetElapsedTime(start) < WatchLimit)
        {
            Thread.Yield();
            inARow = condition() ? inARow + 1 : 0;
        }

        return inARow == LooksInARow;
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

/// <summary>A load that keeps whoever comes first inside until it is released, and counts who comes. Thread-safe.</summary>
/// <param name="firstFails">Whether the first load throws when it is released.</param>
internal sealed class HeldLoad(bool firstFails = false) : IDisposable
{
    private readonly ManualResetEventSlim _released = new();
    private int _started;

    /// <summary>How many loads have started.</summary>
    internal int Started => Volatile.Read(ref _started);

    /// <summary>The number of this load, from 1.</summary>
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

    /// <summary>Whatever has happened, nobody stays inside.</summary>
    public void Dispose() => Release();
}

/// <summary>What a load of a check throws.</summary>
internal sealed class LoadFailedException() : Exception("The load failed.");
