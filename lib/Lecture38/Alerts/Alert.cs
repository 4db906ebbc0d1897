namespace Lecture38;

/// <summary>A reading that crossed the threshold.</summary>
/// <param name="SensorId">The sensor that reported it.</param>
/// <param name="Value">The value that crossed the threshold, in the sensor's unit.</param>
/// <param name="Timestamp">When it was measured, or checked where the reading did not say.</param>
/// <param name="AlertId">Its number: 1 for the first alert an accumulator raised, without gaps.</param>
public readonly record struct Alert(string SensorId, double Value, DateTimeOffset Timestamp, long AlertId);
