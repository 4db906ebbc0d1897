namespace Lecture38;

/// <summary>In which way a schedule can fail.</summary>
public enum FailureKind
{
    /// <summary>An invariant does not hold.</summary>
    BrokenInvariant,

    /// <summary>Threads have not ended, and each of them waits.</summary>
    Deadlock,

    /// <summary>A step threw an exception, which ends the schedule.</summary>
    Exception,
}
