using System.Diagnostics;

namespace Lecture38;

/// <summary>A thread that makes one call, watched from outside.</summary>
internal sealed class Caller
{
    /// <summary>No thread waits this long unless something is wrong. Nothing goes by it but what would hang otherwise.</summary>
    internal static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(5);

    /// <summary>A thread may block for a moment on its way; waiting is what lasts.</summary>
    private const int LooksInARow = 200;

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
    internal static void WatchUntil(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        for (var inARow = 0; inARow < LooksInARow && Stopwatch.GetElapsedTime(start) < HangLimit; inARow = condition() ? inARow + 1 : 0)
        {
            Thread.Yield();
        }
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
