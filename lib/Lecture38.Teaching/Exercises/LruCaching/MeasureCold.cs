using ColdMeasurement = System.Func<
    Lecture38.CachedFunction<string, Lecture38.Calibration>, System.Collections.Generic.IReadOnlyList<string>, System.TimeProvider, System.TimeSpan>;

namespace Lecture38;

/// <summary>Time one cold pass over a workload, by the given clock.</summary>
internal sealed class MeasureCold : ExerciseDefinition<ColdMeasurement>
{
    internal override string Id => "measure-cold";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "What may the cache contain when your function is called? Someone may have used it before.",
        "The clock has two methods for this: time.GetTimestamp() at the start, time.GetElapsedTime(start) at the end.",
        "Three steps: clear the cache; take the timestamp; call cached.Invoke(id) once for each id of the workload.",
    ];

    protected override Verdict Check(ColdMeasurement answer, int seed)
    {
        foreach (var ids in Workloads(new Random(seed)))
        {
            var trial = SimulatedWorkload.Run(answer, ids);
            var honest = SimulatedWorkload.Run(ColdPass, ids);
            if (trial.Measured != honest.Measured)
            {
                return Judge(trial, honest, ids);
            }
        }

        return Verdict.Right(
            "Two workloads on a cache that had served them before: your time is the time of one cold pass.",
            "You cleared first, so that every key is loaded once, "
            + "and timed the whole workload, so that hits and loads have their real proportion.");
    }

    private static TimeSpan ColdPass(CachedFunction<string, Calibration> cached, IReadOnlyList<string> ids, TimeProvider time)
    {
        cached.Clear();
        var start = time.GetTimestamp();
        foreach (var id in ids)
        {
            cached.Invoke(id);
        }

        return time.GetElapsedTime(start);
    }

    private static IEnumerable<string[]> Workloads(Random random)
    {
        yield return ["S0", "S1", "S2", "S0", "S1", "S2", "S0", "S1", "S2"];

        var sensors = random.Next(5, 15);
        yield return [.. Enumerable.Range(0, random.Next(200, 400)).Select(_ => $"S{random.Next(sensors)}")];
    }

    private static Verdict Judge(SimulatedWorkload trial, SimulatedWorkload honest, string[] ids)
    {
        var keys = ids.Distinct().Count();
        var warm = honest.Measured - keys * (SimulatedWorkload.Load + SimulatedWorkload.Access);
        var workload = $"Tried: {ids.Length} calls for {keys} keys, on a cache that had served them before; "
            + $"a load takes {Microseconds(SimulatedWorkload.Load)}.";
        var tried = $"{workload} Result: {Microseconds(trial.Measured)}, loads {trial.Loads.Count}; "
            + $"expected: {Microseconds(honest.Measured)}, loads {keys}.";
        return trial switch
        {
            { ClockReads: 0 } => Verdict.Wrong(
                "another-clock",
                $"{workload} Result: a time from another clock; expected: {Microseconds(honest.Measured)}.",
                "You never read the clock that you were given. A clock as an argument lets a test run without waiting."),
            _ when trial.Measured == TimeSpan.Zero => Verdict.Wrong(
                "measures-nothing", tried, "Nothing happened between your two timestamps. The calls belong between them."),
            { Loads.Count: 0 } => Verdict.Wrong(
                "warm-cache", tried, "Nothing was loaded: you measured a cache that was already filled. Clear it first."),
            _ when trial.Measured == warm => Verdict.Wrong(
                "warm-cache", tried,
                "The loads came before your first timestamp, so you measured only hits. Take the timestamp right after Clear."),
            _ when keys > 1 && trial.Loads.Distinct().Count() == 1 => Verdict.Wrong(
                "one-key", tried,
                $"Only {trial.Loads[0]} was loaded. Calling one key repeatedly measures its hits; "
                + $"the workload has {keys} keys, and each must be loaded once."),
            _ when trial.Loads.Count > keys => Verdict.Wrong(
                "clears-between-calls", tried,
                "Some keys were loaded more than once. Clear once, before the first call; otherwise no call can hit."),
            _ when trial.Measured == honest.Measured + warm => Verdict.Close(
                "counts-the-warm-up", tried,
                "You timed two passes, a cold one and a warm one. The exercise asks for one cold pass, without a warm-up."),
            _ when (trial.Measured - honest.Measured / ids.Length).Duration() < SimulatedWorkload.Access => Verdict.Close(
                "mean-of-a-call", tried, "You divided by the number of calls. The exercise asks for the time of the whole pass."),
            _ => Verdict.Wrong(
                "other-result", tried,
                "This is the time of neither a cold pass nor a warm one. What happens between your two timestamps?"),
        };
    }

    private static string Microseconds(TimeSpan time) => $"{DisplayText.Number(time.TotalMicroseconds)} µs";
}

/// <summary>
/// A workload on a warm cached function, with a simulated clock: each access to the cache takes a little time, each load much. So a
/// measurement has one exact result. (A hit accesses the cache once; a miss accesses it, loads, and accesses it again to store.)
/// </summary>
internal sealed class SimulatedWorkload
{
    private readonly WatchedClock _clock = new();
    private readonly List<string> _loads = [];
    private readonly CachedFunction<string, Calibration> _cached;

    private SimulatedWorkload() => _cached = new(LoadOne, maxSize: 16, new ClockedComparer(_clock));

    internal static TimeSpan Load { get; } = TimeSpan.FromMicroseconds(100);

    internal static TimeSpan Access { get; } = TimeSpan.FromMicroseconds(1);

    /// <summary>The result of the measurement.</summary>
    internal TimeSpan Measured { get; private set; }

    /// <summary>The keys that were loaded during the measurement.</summary>
    internal IReadOnlyList<string> Loads => _loads;

    /// <summary>How often the measurement read the clock.</summary>
    internal int ClockReads => _clock.Reads;

    /// <summary>Warms the cache, then runs the measurement.</summary>
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

    private sealed class ClockedComparer(WatchedClock clock) : IEqualityComparer<string>
    {
        public bool Equals(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

        public int GetHashCode(string key)
        {
            clock.Advance(Access);
            return StringComparer.Ordinal.GetHashCode(key);
        }
    }

    private sealed class WatchedClock : ManualClock
    {
        internal int Reads { get; private set; }

        public override long GetTimestamp()
        {
            Reads++;
            return base.GetTimestamp();
        }

        public override DateTimeOffset GetUtcNow()
        {
            Reads++;
            return base.GetUtcNow();
        }
    }
}
