namespace Lecture38;

/// <summary>A clock that moves only when it is advanced. Not safe for concurrent use.</summary>
internal class ManualClock : TimeProvider
{
    /// <summary>The time since the clock was created.</summary>
    internal TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Elapsed;

    internal void Advance(TimeSpan duration) => Elapsed += duration;
}
