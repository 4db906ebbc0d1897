namespace Lecture38;

/// <summary>
/// A clock whose timestamps are the milliseconds since the system started, as <see cref="Environment.TickCount64"/> counts
/// them: cheap to read, and coarse, since the count grows in steps of 1 to 16 milliseconds. Safe for concurrent use.
/// </summary>
internal sealed class TickCountClock : TimeProvider
{
    public static readonly TickCountClock Instance = new();

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => Environment.TickCount64;
}
