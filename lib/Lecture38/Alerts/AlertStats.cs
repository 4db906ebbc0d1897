namespace Lecture38;

/// <summary>What a <see cref="BoundedAlertAccumulator"/> has seen and what of it is still stored.</summary>
/// <param name="TotalTriggered">Alerts raised since the start, those dropped since included.</param>
/// <param name="CurrentlyStored">Alerts stored now, never more than <paramref name="MaxCapacity"/>.</param>
/// <param name="MaxCapacity">The bound.</param>
public readonly record struct AlertStats(long TotalTriggered, int CurrentlyStored, int MaxCapacity)
{
    /// <summary>
    /// How full the store is, from 0 to 1. At 1 every new alert drops the oldest: raise the bound, or ask why there are so
    /// many. A store that can hold nothing is always full.
    /// </summary>
    public double Saturation => MaxCapacity == 0 ? 1 : (double)CurrentlyStored / MaxCapacity;
}
