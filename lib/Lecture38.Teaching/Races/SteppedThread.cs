namespace Lecture38;

/// <summary>A thread that runs a step whenever it is told to, in one schedule.</summary>
internal sealed class SteppedThread(string name, Func<IEnumerable<ThreadStep>> body) : IDisposable
{
    private IEnumerator<ThreadStep>? _steps;
    private ThreadStep? _lastStep;

    internal string Name => name;

    internal bool HasEnded { get; private set; }

    internal bool Waits => _lastStep?.WaitsUntil is not null;

    internal string? LastStep => _lastStep?.Description;

    internal bool IsReady()
    {
        try
        {
            return !HasEnded && MayGoOn();
        }
        catch (Exception)
        {
            // Ready to meet the exception again in its next step, where it counts as the thread's own.
            return true;
        }
    }

    /// <summary>Runs to the next yield or to the end.</summary>
    /// <returns>What the step did, null at the end.</returns>
    internal string? Advance()
    {
        _ = MayGoOn();
        _steps ??= body().GetEnumerator();
        if (!_steps.MoveNext())
        {
            HasEnded = true;
            return null;
        }

        _lastStep = _steps.Current ?? throw new InvalidOperationException($"Thread '{name}' yielded null.");
        return _lastStep.Description;
    }

    public void Dispose() => _steps?.Dispose();

    private bool MayGoOn() => _lastStep?.WaitsUntil?.Invoke() ?? true;
}
