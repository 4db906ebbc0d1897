namespace Lecture38.Runner;

/// <summary>Stops a run early, because a person interrupted it or because something failed. Thread-safe.</summary>
internal sealed class RunStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Is cancelled when the run has to stop.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>True after <see cref="Interrupt"/>.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>The outcome of a cell that is running when the run stops.</summary>
    public Outcome Outcome => IsInterrupted ? Outcome.Interrupted : Outcome.NotRun;

    public string Reason => IsInterrupted ? "interrupted" : "ended by --fail-fast";

    public void Interrupt()
    {
        IsInterrupted = true;
        _source.Cancel();
    }

    public void FailFast() => _source.Cancel();

    public void Dispose() => _source.Dispose();
}
