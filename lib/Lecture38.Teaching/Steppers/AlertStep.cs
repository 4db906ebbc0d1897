namespace Lecture38;

/// <summary>One reading that a <see cref="BoundedAlertAccumulator"/> checked, and the accumulator after it.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="IsAlert">Whether it raised an alert.</param>
/// <param name="Dropped">The alert whose place the new one took; null if the place was free or there was no alert.</param>
/// <param name="Ring">The ring's places as they lie in memory; null for one that was never taken.</param>
/// <param name="Head">The place that the next alert takes, counted from 0; 0 where there is no place at all.</param>
/// <param name="Stats">The accumulator's own totals.</param>
public sealed record AlertStep(
    SensorReading Reading, bool IsAlert, Alert? Dropped, IReadOnlyList<Alert?> Ring, int Head, AlertStats Stats)
{
    /// <summary>Alerts raised and no longer stored.</summary>
    public long DroppedTotal => Stats.TotalTriggered - Stats.CurrentlyStored;
}
