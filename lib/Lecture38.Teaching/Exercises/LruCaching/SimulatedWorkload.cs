namespace Lecture38;

/// <summary>
/// A workload on a warm cached function whose clock moves only by what the cache does: a little at each look into it, much at each
/// load. A measurement of it has one exact result. (A hit looks once; a miss looks, loads, and looks again to store.)
/// </summary>
internal sealed class SimulatedWorkload
{
    private readonly WatchedClock _clock = new();
    private readonly List<string> _loads = [];
    private readonly CachedFunction<string, Calibration> _cached;

    private SimulatedWorkload() => _cached = new(LoadOne, maxSize: 16, new LookingComparer(_clock));

    internal static TimeSpan Load { get; } = TimeSpan.FromMicroseconds(100);

    internal static TimeSpan Look { get; } = TimeSpan.FromMicroseconds(1);

    /// <summary>What the measurement returned.</summary>
    internal TimeSpan Measured { get; private set; }

    /// <summary>The keys that were loaded meanwhile.</summary>
    internal IReadOnlyList<string> Loads => _loads;

    /// <summary>How often the measurement read the clock.</summary>
    internal int ClockReads => _clock.Reads;

    /// <summary>Warms the cache, then has it measured.</summary>
    internal static SimulatedWorkload Run(
        Func<CachedFunction<string, Calibration>, IReadOnlyList<string>, TimeProvider, TimeSpan> measure, string[] ids)
    {
        var workload = new SimulatedWorkload();
        foreach (var id in ids)
        {
            workload._cached.Invoke(id);
        }

        workload._loads.Clear();
        workload.Measured = measure(workload._cached, ids, workload._clock);
        return workload;
    }

    private Calibration LoadOne(string sensorId)
    {
        _loads.Add(sensorId);
        _clock.Advance(Load);
        return new Calibration(Offset: _loads.Count, Scale: 1);
    }

    private sealed class LookingComparer(WatchedClock clock) : IEqualityComparer<string>
    {
        public bool Equals(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

        public int GetHashCode(string key)
        {
            clock.Advance(Look);
            return StringComparer.Ordinal.GetHashCode(key);
        }
    }

    private sealed class WatchedClock : TimeProvider
    {
        private TimeSpan _elapsed;

        internal int Reads { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            Reads++;
            return _elapsed.Ticks;
        }

        public override DateTimeOffset GetUtcNow()
        {
            Reads++;
            return DateTimeOffset.UnixEpoch + _elapsed;
        }

        internal void Advance(TimeSpan time) => _elapsed += time;
    }
}
