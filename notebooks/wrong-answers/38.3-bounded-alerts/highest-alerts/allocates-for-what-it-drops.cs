public class HighestAlerts(int maxAlerts) : IHighestAlerts
{
    private Alert[] _kept = [];

    public long TotalTriggered { get; private set; }

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        TotalTriggered++;
        var alert = new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, TotalTriggered);
        _kept = [.. _kept.Append(alert).OrderByDescending(kept => kept.Value).Take(maxAlerts)];

        return true;
    }

    public IReadOnlyList<Alert> HighestFirst() =>
        [.. _kept];
}
