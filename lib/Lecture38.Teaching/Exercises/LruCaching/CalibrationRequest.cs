namespace Lecture38;

/// <summary>
/// Asks for a sensor's calibration on a day. One object can be filled again for each line of a file, as readers of large files do
/// to save allocations. Two requests are equal if they ask for the same at this moment. Not safe for concurrent use.
/// </summary>
public sealed record CalibrationRequest
{
    /// <summary>The sensor, such as S1.</summary>
    public required string SensorId { get; set; }

    /// <summary>The day of the year, from 1.</summary>
    public int Day { get; set; } = 1;
}
