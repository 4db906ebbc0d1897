public class HighestAlerts(int maxAlerts) : IHighestAlerts
{
    private readonly PriorityQueue<Alert, (double, long)> _kept = new(maxAlerts);

    public long TotalTriggered { get; private set; }

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        TotalTriggered++;
        Keep(NewAlert(reading));
        return true;
    }

    public IReadOnlyList<Alert> HighestFirst() =>
        [.. _kept.UnorderedItems.Select(item => item.Element).OrderByDescending(alert => alert.Value).ThenBy(alert => alert.AlertId)];

    private void Keep(Alert alert)
    {
        // On top of the heap is what goes next: the lowest value, and of equal ones the newest.
        var priority = (alert.Value, -alert.AlertId);
        if (_kept.Count < maxAlerts)
        {
            _kept.Enqueue(alert, priority);
        }
        else
        {
            _kept.EnqueueDequeue(alert, priority);
        }
    }

    private Alert NewAlert(in SensorReading reading) =>
        new(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, TotalTriggered);
}
