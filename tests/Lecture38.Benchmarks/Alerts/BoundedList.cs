namespace Lecture38.Benchmarks;

/// <summary>The bounded accumulator on a list: at the bound, removing the oldest alert moves all the others up.</summary>
internal sealed class BoundedList(int maxAlerts)
{
    private readonly List<Alert> _alerts = new(maxAlerts);
    private long _totalTriggered;

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        if (_alerts.Count == maxAlerts)
        {
            _alerts.RemoveAt(0);
        }

        _alerts.Add(new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, ++_totalTriggered));
        return true;
    }
}
