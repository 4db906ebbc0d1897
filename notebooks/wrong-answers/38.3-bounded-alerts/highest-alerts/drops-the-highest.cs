public class HighestAlerts(int maxAlerts) : IHighestAlerts
{
    private readonly PriorityQueue<Alert, double> _kept = new(maxAlerts);

    public long TotalTriggered { get; private set; }

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        TotalTriggered++;
        var alert = new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, TotalTriggered);
        if (_kept.Count < maxAlerts)
        {
            _kept.Enqueue(alert, -alert.Value);
        }
        else
        {
            _kept.EnqueueDequeue(alert, -alert.Value);
        }

        return true;
    }

    public IReadOnlyList<Alert> HighestFirst() =>
        [.. _kept.UnorderedItems.Select(item => item.Element).OrderByDescending(alert => alert.Value).ThenBy(alert => alert.AlertId)];
}
