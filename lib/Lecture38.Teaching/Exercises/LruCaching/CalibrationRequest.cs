namespace Lecture38;

/// <summary>
/// A request for a sensor's calibration on a day. It is mutable, so that a reader of a large file can reuse one object for every line.
/// Two requests are equal while their sensors and days are. Not safe for concurrent use.
/// </summary>
public sealed record CalibrationRequest
{
    /// <summary>The sensor, such as S1.</summary>
    public required string SensorId { get; set; }

    /// <summary>The day of the year, from 1.</summary>
    public int Day { get; set; } = 1;
}
