namespace Lecture38;

/// <summary>
/// Runs each check on a thread of its own, with a time limit: an endless loop would otherwise block the kernel, which no host can interrupt.
/// A thread that runs on cannot be ended, so the checks after it are refused until the kernel restarts: it would falsify what they measure.
/// Thread-safe.
/// </summary>
/// <param name="limit">How long a check may take.</param>
internal sealed class CheckThread(TimeSpan limit)
{
    /// <summary>The cause of a verdict about an answer that did not end.</summary>
    internal const string StillRunning = "still-running";

    /// <summary>
    /// The same on every system (the defaults are 1.5 to 8 MB), so that a recursion that fits on one machine fits on all. Nothing can catch
    /// a stack overflow: it ends the process.
    /// </summary>
    private const int StackBytes = 16 << 20;

    private volatile Runaway? _runaway;

    /// <summary>Runs a check. The caller's culture and async-locals apply to it.</summary>
    /// <param name="exercise">The exercise to name in later refusals.</param>
    /// <param name="check">Runs the answer. It need not return.</param>
    /// <exception cref="Exception">What the check threw.</exception>
    internal Verdict Run(string exercise, Func<Verdict> check)
    {
        if (_runaway is { Thread.IsAlive: true } runaway)
        {
            return Verdict.NotAttempted with
            {
                Explanation = $"Not checked: your answer to {runaway.Exercise} is still running in this kernel and would falsify what this check measures. Restart the kernel.",
            };
        }

        var work = new Task<Verdict>(check);
        var thread = new Thread(() => work.RunSynchronously(), StackBytes) { IsBackground = true, Name = "exercise check" };
        thread.Start();
        var hasEnded = false;
        try
        {
            hasEnded = thread.Join(limit);
        }
        finally
        {
            if (!hasEnded)
            {
                Abandon(exercise, thread);
            }
        }

        return hasEnded
            ? work.GetAwaiter().GetResult()
            : Verdict.Wrong(
                StillRunning,
                $"Your code was still running after {limit.TotalSeconds} s.",
                "Is there a loop without an end? Restart the kernel, which alone ends it, and correct your answer before you check again.");
    }

    private void Abandon(string exercise, Thread thread)
    {
        _runaway = new Runaway(exercise, thread);
        thread.Priority = ThreadPriority.Lowest;
        // Ends it if it waits or sleeps.
        thread.Interrupt();
    }

    private sealed record Runaway(string Exercise, Thread Thread);
}
