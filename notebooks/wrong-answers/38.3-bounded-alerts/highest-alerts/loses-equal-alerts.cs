public class HighestAlerts(int maxAlerts) : IHighestAlerts
{
    private readonly SortedSet<Alert> _kept = new(Comparer<Alert>.Create((one, other) => other.Value.CompareTo(one.Value)));

    public long TotalTriggered { get; private set; }

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        TotalTriggered++;
        _kept.Add(NewAlert(reading));
        if (_kept.Count > maxAlerts)
        {
            _kept.Remove(_kept.Max);
        }

        return true;
    }

    public IReadOnlyList<Alert> HighestFirst() => [.. _kept];

    private Alert NewAlert(in SensorReading reading) =>
        new(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, TotalTriggered);
}
