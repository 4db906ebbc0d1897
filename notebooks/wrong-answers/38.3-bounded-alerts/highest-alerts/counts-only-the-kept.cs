public class HighestAlerts(int maxAlerts) : IHighestAlerts
{
    private readonly PriorityQueue<Alert, (double Value, long Age)> _kept = new(maxAlerts);

    public long TotalTriggered { get; private set; }

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        if (_kept.Count == maxAlerts)
        {
            if (reading.Value <= _kept.Peek().Value)
            {
                return true;
            }

            _kept.Dequeue();
        }

        TotalTriggered++;
        var alert = new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, TotalTriggered);
        _kept.Enqueue(alert, (alert.Value, -alert.AlertId));

        return true;
    }

    public IReadOnlyList<Alert> HighestFirst() =>
        [.. _kept.UnorderedItems.Select(item => item.Element).OrderByDescending(alert => alert.Value).ThenBy(alert => alert.AlertId)];
}
