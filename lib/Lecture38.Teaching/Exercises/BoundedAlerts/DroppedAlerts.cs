namespace Lecture38;

/// <summary>Compute the number of dropped alerts from an accumulator's totals.</summary>
internal sealed class DroppedAlerts : ExerciseDefinition<Func<AlertStats, long>>
{
    private static readonly (string Cause, Func<AlertStats, long> Formula, string Meaning)[] Mistakes =
    [
        ("stored-for-dropped", stats => stats.CurrentlyStored, "These are the alerts that are still stored. The exercise asks for the others."),
        ("total-for-dropped", stats => stats.TotalTriggered, "This is the number of all alerts, including those that are still stored."),
        ("capacity-for-stored", stats => stats.TotalTriggered - stats.MaxCapacity,
            "You subtracted the capacity instead of the number of stored alerts. While the store is not full, they differ, and your number can be negative."),
        ("free-places-for-dropped", stats => stats.MaxCapacity - stats.CurrentlyStored,
         "This is the number of unused slots, not of dropped alerts."),
        ("wrong-way-round", stats => stats.CurrentlyStored - stats.TotalTriggered,
         "You subtracted the total from the number of stored alerts. Subtract the other way round: the total is never smaller."),
    ];

    internal override string Id => "dropped-alerts";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Every alert is either still stored or dropped. Which number counts both?",
        "Take a store with room for 3 that raised 2 alerts. None is dropped. What must your formula subtract from 2?",
        "It is TotalTriggered minus one of the other two numbers: what is stored, not what would fit.",
    ];

    protected override Verdict Check(Func<AlertStats, long> answer, int seed)
    {
        Run[] runs = [.. Runs(seed)];
        var mistake = Array.Find(Mistakes, mistake => Array.TrueForAll(runs, run => answer(run.Stats) == mistake.Formula(run.Stats)));
        foreach (var run in runs)
        {
            var actual = answer(run.Stats);
            if (actual != run.Dropped)
            {
                return Verdict.Wrong(
                    mistake.Cause ?? "other-result",
                    $"Tried: {run.Stats.TotalTriggered} alerts, room for {run.Stats.MaxCapacity}; result: {actual} dropped; expected: {run.Dropped}.",
                    mistake.Meaning ?? "Every alert is either stored or dropped: the two counts add up to TotalTriggered.");
            }
        }

        return Verdict.Right(
            $"{runs.Length} runs, with stores that were empty, half full and full.",
            "Every alert is either stored or dropped, and the total includes both. So the difference needs no separate counter.");
    }

    private static IEnumerable<Run> Runs(int seed)
    {
        (int Room, int Alerts)[] readable = [(3, 2), (3, 3), (3, 8), (0, 4)];
        var random = new Random(seed);
        return readable.Concat(Enumerable.Range(0, 8).Select(_ => (random.Next(1, 600), random.Next(2_000)))).Select(run => Run.Of(run.Item1, run.Item2));
    }

    /// <summary>The totals of a real accumulator, and how many of its alerts it no longer stores.</summary>
    private sealed record Run(AlertStats Stats, long Dropped)
    {
        internal static Run Of(int room, int alerts)
        {
            var accumulator = new BoundedAlertAccumulator(room);
            for (var i = 0; i < alerts; i++)
            {
                accumulator.Check(new SensorReading("S0", 61, DateTimeOffset.UnixEpoch), threshold: 60);
            }

            return new Run(accumulator.Stats, alerts - accumulator.RecentAlerts(int.MaxValue).Count);
        }
    }
}
