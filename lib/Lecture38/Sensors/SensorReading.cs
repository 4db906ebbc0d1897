namespace Lecture38;

/// <summary>One value that a sensor reported.</summary>
/// <param name="SensorId">Which sensor, such as <c>S3</c>.</param>
/// <param name="Value">The raw value, in the sensor's unit.</param>
/// <param name="Timestamp">When it was measured; null where the sensor did not say.</param>
public readonly record struct SensorReading(string SensorId, double Value, DateTimeOffset? Timestamp = null);
