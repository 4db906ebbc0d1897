using ColdMeasurement = System.Func<
    Lecture38.CachedFunction<string, Lecture38.Calibration>, System.Collections.Generic.IReadOnlyList<string>, System.TimeProvider, System.TimeSpan>;

namespace Lecture38;

/// <summary>Time one cold pass over a workload, by the given clock.</summary>
internal sealed class MeasureCold : ExerciseDefinition<ColdMeasurement>
{
    internal override string Id => "measure-cold";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "What may the cache hold when your function is called? You do not know who used it before.",
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
            "Two workloads on a cache that had served them before: your time is that of one cold pass.",
            "You cleared first, so that every key pays for its one load, "
            + "and timed the whole workload, so that hits and loads come in their true proportion.");
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
        var warm = honest.Measured - keys * (SimulatedWorkload.Load + SimulatedWorkload.Look);
        var workload = $"Tried: {ids.Length} calls for {keys} keys, on a cache that had served them before; "
            + $"a load takes {Microseconds(SimulatedWorkload.Load)}.";
        var tried = $"{workload} Came: {Microseconds(trial.Measured)}, loads {trial.Loads.Count}; "
            + $"should be: {Microseconds(honest.Measured)}, loads {keys}.";
        return trial switch
        {
            { ClockReads: 0 } => Verdict.Wrong(
                "another-clock",
                $"{workload} Came: a time that does not come from its clock; should be: {Microseconds(honest.Measured)}.",
                "You never read the clock that you were given. Time that comes as an argument can be tried without waiting for it."),
            _ when trial.Measured == TimeSpan.Zero => Verdict.Wrong(
                "measures-nothing", tried, "Nothing happened between your looks at the clock. The calls belong between them."),
            { Loads.Count: 0 } => Verdict.Wrong(
                "warm-cache", tried, "Nothing was loaded: you measured what somebody else had cached before. Clear first."),
            _ when trial.Measured == warm => Verdict.Wrong(
                "warm-cache",
                tried,
                "The loads came before your first timestamp: you measured the cache alone. Nothing may be loaded between Clear and the start."),
            _ when keys > 1 && trial.Loads.Distinct().Count() == 1 => Verdict.Wrong(
                "one-key",
                tried,
                $"Only {trial.Loads[0]} was ever loaded. One key again and again measures its hits; "
                + $"the workload has {keys} keys, and each has to be loaded once."),
            _ when trial.Loads.Count > keys => Verdict.Wrong(
                "clears-between-calls",
                tried,
                "Some keys were loaded more than once. Clear once, before the first call, or no call can ever hit."),
            _ when trial.Measured == honest.Measured + warm => Verdict.Close(
                "counts-the-warm-up",
                tried,
                "You timed two passes, a cold one and a warm one. One cold pass is asked for: nothing warms up here."),
            _ when (trial.Measured - honest.Measured / ids.Length).Duration() < SimulatedWorkload.Look => Verdict.Close(
                "mean-of-a-call", tried, "You divided by the number of calls. The time of the whole pass is asked for."),
            _ => Verdict.Wrong(
                "other-result",
                tried,
                "It is neither the time of a cold pass nor of a warm one. What lies between your two looks at the clock?"),
        };
    }

    private static string Microseconds(TimeSpan time) => $"{DisplayText.Number(time.TotalMicroseconds)} µs";
}
