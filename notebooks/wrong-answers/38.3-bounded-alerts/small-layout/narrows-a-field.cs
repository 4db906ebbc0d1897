public record struct CompactAlert(string SensorId, float Value, long AlertId);

CompactAlert[] Compact(IReadOnlyList<Alert> alerts) =>
    [.. alerts.Select(alert => new CompactAlert(alert.SensorId, (float)alert.Value, alert.AlertId))];
