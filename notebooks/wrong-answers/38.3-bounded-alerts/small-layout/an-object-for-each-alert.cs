public sealed class CompactAlert(string sensorId, double value, long alertId)
{
    public string SensorId => sensorId;

    public double Value => value;

    public long AlertId => alertId;
}

CompactAlert[] Compact(IReadOnlyList<Alert> alerts) =>
    [.. alerts.Select(alert => new CompactAlert(alert.SensorId, alert.Value, alert.AlertId))];
