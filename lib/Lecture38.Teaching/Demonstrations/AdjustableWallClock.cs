namespace Lecture38;

/// <summary>
/// A clock whose date somebody may set, as a person or a time server sets a computer's, while its timestamps run on: the
/// difference between wall-clock time and monotonic time, made visible.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
/// <param name="inner">The clock that really runs.</param>
public sealed class AdjustableWallClock(TimeProvider inner) : TimeProvider
{
    private TimeSpan _adjustment;

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + _adjustment;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <summary>Sets the date forward or, with a negative span, back. Timestamps do not notice.</summary>
    /// <param name="adjustment">By how much.</param>
    public void AdjustBy(TimeSpan adjustment) => _adjustment += adjustment;
}
