namespace Lecture38;

/// <summary>A reading that crossed the threshold.</summary>
/// <param name="SensorId">The sensor that reported it.</param>
/// <param name="Value">The value that crossed the threshold, in the sensor's unit.</param>
/// <param name="Timestamp">When it was measured, or checked where the reading did not say.</param>
/// <param name="AlertId">Its number: 1 for the first alert an accumulator raised, without gaps.</param>
public readonly record struct Alert(string SensorId, double Value, DateTimeOffset Timestamp, long AlertId);

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

/// <summary>Raises an alert for each reading above a threshold and keeps the latest of them, up to a bound.</summary>
/// <remarks>
/// A ring buffer: one array, allocated once, in which a new alert takes the place of the oldest when all places are taken.
/// Memory is O(<c>maxAlerts</c>) from the first moment to the last, however long the run; a check allocates nothing,
/// whether it raises an alert or not. Not safe for concurrent use: give each thread its own, or lock.
/// </remarks>
public sealed class BoundedAlertAccumulator
{
    private readonly TimeProvider _timeProvider;
    private readonly Alert[] _ring;
    private int _next;
    private long _totalTriggered;

    /// <summary>Creates an accumulator without alerts and allocates all it will ever need.</summary>
    /// <param name="maxAlerts">The most alerts to keep; 0 only counts them.</param>
    /// <param name="timeProvider">The clock for readings without a timestamp; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxAlerts"/> is negative.</exception>
    public BoundedAlertAccumulator(int maxAlerts = 500, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxAlerts);
        _ring = new Alert[maxAlerts];
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>The totals at this moment. O(1).</summary>
    public AlertStats Stats => new(_totalTriggered, StoredCount, _ring.Length);

    /// <summary>The ring as it lies in memory: unused slots have <see cref="Alert.AlertId"/> 0.</summary>
    internal ReadOnlySpan<Alert> Places => _ring;

    /// <summary>The head of the ring: the place that the next alert takes.</summary>
    internal int NextPlace => _next;

    private int StoredCount => (int)Math.Min(_totalTriggered, _ring.Length);

    /// <summary>Raises and stores an alert if the reading's value is above the threshold. O(1), allocates nothing.</summary>
    /// <param name="reading">The reading to check.</param>
    /// <param name="threshold">The highest value that is still in order, in the unit of the reading.</param>
    /// <returns>True if the value is above the threshold. A value that is not a number is not.</returns>
    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        Store(reading);
        return true;
    }

    /// <summary>The latest alerts, oldest of them first. O(<paramref name="n"/>) time and memory.</summary>
    /// <param name="n">How many at the most; fewer come where fewer are stored.</param>
    /// <returns>A copy, which later alerts do not change.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public IReadOnlyList<Alert> RecentAlerts(int n = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var recent = new Alert[Math.Min(n, StoredCount)];

        // The last of them end just before the next place; what does not fit there lies at the end of the array.
        var beforeNext = Math.Min(recent.Length, _next);
        var atTheEnd = recent.Length - beforeNext;
        _ring.AsSpan(_ring.Length - atTheEnd).CopyTo(recent);
        _ring.AsSpan(_next - beforeNext, beforeNext).CopyTo(recent.AsSpan(atTheEnd));
        return recent;
    }

    private void Store(in SensorReading reading)
    {
        _totalTriggered++;
        if (_ring.Length == 0)
        {
            return;
        }

        _ring[_next] = new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? _timeProvider.GetUtcNow(), _totalTriggered);
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
    }
}
