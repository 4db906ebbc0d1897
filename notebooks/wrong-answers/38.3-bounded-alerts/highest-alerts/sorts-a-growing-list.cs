public class HighestAlerts(int maxAlerts) : IHighestAlerts
{
    private readonly List<Alert> _alerts = [];

    public long TotalTriggered { get; private set; }

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        TotalTriggered++;
        var alert = new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, TotalTriggered);
        _alerts.Add(alert);

        return true;
    }

    public IReadOnlyList<Alert> HighestFirst() =>
        [.. _alerts.OrderByDescending(alert => alert.Value).Take(maxAlerts)];
}
