namespace Lecture38;

/// <summary>How long something took.</summary>
/// <param name="Label">What took it.</param>
/// <param name="Nanoseconds">The time, in nanoseconds; finite and not negative.</param>
/// <param name="ErrorNanoseconds">Its error, to either side, in nanoseconds; null where it was measured once.</param>
public sealed record Timing(string Label, double Nanoseconds, double? ErrorNanoseconds = null)
{
    /// <summary>Makes a timing of time spans.</summary>
    /// <param name="label">What took it.</param>
    /// <param name="elapsed">The time.</param>
    /// <param name="error">Its error, to either side; null where it was measured once.</param>
    public Timing(string label, TimeSpan elapsed, TimeSpan? error = null)
        : this(label, elapsed.TotalNanoseconds, error?.TotalNanoseconds)
    {
    }
}
