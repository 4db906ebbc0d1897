namespace Lecture38.Runner;

/// <summary>The one way to end a run before its end, and why: a person's interrupt, or the first failure. Thread-safe.</summary>
public sealed class RunStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Cancelled when the run has to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>True after <see cref="Interrupt"/>.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>What becomes of a cell that runs when the run ends.</summary>
    public Outcome Outcome => IsInterrupted ? Outcome.Interrupted : Outcome.NotRun;

    /// <summary>Why the run ends.</summary>
    public string Reason => IsInterrupted ? "interrupted" : "ended by --fail-fast";

    /// <summary>Ends the run because a person asked for it.</summary>
    public void Interrupt()
    {
        IsInterrupted = true;
        _source.Cancel();
    }

    /// <summary>Ends the run because something failed.</summary>
    public void FailFast() => _source.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
