namespace Lecture38;

/// <summary>
/// A clock whose date can be set, as a person or a time server sets a computer's. Its timestamps do not change: this shows the
/// difference between wall-clock time and monotonic time.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
/// <param name="inner">The clock that provides the time.</param>
public sealed class AdjustableWallClock(TimeProvider inner) : TimeProvider
{
    private TimeSpan _adjustment;

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + _adjustment;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <summary>Sets the date forward or, with a negative span, back. Timestamps are not affected.</summary>
    /// <param name="adjustment">The change.</param>
    public void AdjustBy(TimeSpan adjustment) => _adjustment += adjustment;
}
