namespace Lecture38;

/// <summary>
/// A <see cref="BoundedAlertAccumulator"/> without the bound: it keeps every alert, so its memory grows without limit. For comparison
/// only.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
/// <param name="timeProvider">The clock for readings without a timestamp; null for the system's.</param>
public sealed class UnboundedAlertAccumulator(TimeProvider? timeProvider = null)
{
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly List<Alert> _alerts = [];

    /// <summary>Every alert so far, oldest first.</summary>
    public IReadOnlyList<Alert> Alerts => _alerts;

    /// <summary>Stores an alert if the reading's value is above the threshold. O(1) amortised; the list doubles as it fills.</summary>
    /// <param name="reading">The reading to check.</param>
    /// <param name="threshold">The highest value that raises no alert.</param>
    /// <returns>True if the value is above the threshold.</returns>
    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        _alerts.Add(new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? _timeProvider.GetUtcNow(), _alerts.Count + 1));
        return true;
    }
}
