namespace Lecture38.Benchmarks;

/// <summary>The bounded accumulator as one would write it on a queue: at the bound, the oldest alert is dequeued first.</summary>
internal sealed class BoundedQueue(int maxAlerts)
{
    private readonly Queue<Alert> _alerts = new(maxAlerts);
    private long _totalTriggered;

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        if (_alerts.Count == maxAlerts)
        {
            _alerts.Dequeue();
        }

        _alerts.Enqueue(new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, ++_totalTriggered));
        return true;
    }
}
