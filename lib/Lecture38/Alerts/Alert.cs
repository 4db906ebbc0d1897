namespace Lecture38;

/// <summary>A reading that crossed the threshold.</summary>
/// <param name="SensorId">The sensor that reported it.</param>
/// <param name="Value">The value that crossed the threshold, in the sensor's unit.</param>
/// <param name="Timestamp">When it was measured, or checked where the reading did not say.</param>
/// <param name="AlertId">Its number: 1 for the first alert an accumulator raised, without gaps.</param>
public readonly record struct Alert(string SensorId, double Value, DateTimeOffset Timestamp, long AlertId);

/// <summary>What a <see cref="BoundedAlertAccumulator"/> has seen and what of it is still stored.</summary>
/// <param name="TotalTriggered">Alerts raised since the start, those dropped since included.</param>
/// <param name="CurrentlyStored">Alerts stored now, never more than <paramref name="MaxCapacity"/>.</param>
/// <param name="MaxCapacity">The bound.</param>
public readonly record struct AlertStats(long TotalTriggered, int CurrentlyStored, int MaxCapacity)
{
    /// <summary>
    /// How full the store is, from 0 to 1. At 1 every new alert drops the oldest: raise the bound, or ask why there are so
    /// many. A store that can hold nothing is always full.
    /// </summary>
    public double Saturation => MaxCapacity == 0 ? 1 : (double)CurrentlyStored / MaxCapacity;
}
