public readonly record struct CompactAlert(string SensorId, double Value);

CompactAlert[] Compact(IReadOnlyList<Alert> alerts) =>
    [.. alerts.Select(alert => new CompactAlert(alert.SensorId, alert.Value))];
