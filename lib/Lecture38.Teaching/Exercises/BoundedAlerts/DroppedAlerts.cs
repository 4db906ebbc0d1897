namespace Lecture38;

/// <summary>Say from an accumulator's totals how many alerts were dropped.</summary>
internal sealed class DroppedAlerts : ExerciseDefinition<Func<AlertStats, long>>
{
    private static readonly (string Cause, Func<AlertStats, long> Formula, string Meaning)[] Mistakes =
    [
        ("stored-for-dropped", stats => stats.CurrentlyStored, "These are the alerts that you still have. You are asked for those that you have no more."),
        ("total-for-dropped", stats => stats.TotalTriggered, "This counts every alert there ever was, those that are still stored among them."),
        ("capacity-for-stored", stats => stats.TotalTriggered - stats.MaxCapacity,
            "You took away the room for alerts, not the alerts. While the store is not full, the two differ, and your number falls below 0."),
        ("free-places-for-dropped", stats => stats.MaxCapacity - stats.CurrentlyStored,
         "These are slots that no alert has taken yet. Nothing was dropped from them."),
        ("wrong-way-round", stats => stats.CurrentlyStored - stats.TotalTriggered,
         "You took the total away from the stored ones. The total is never smaller than the number stored."),
    ];

    internal override string Id => "dropped-alerts";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Every alert is in one of two states: still stored, or dropped. Which number counts both?",
        "Take a store with room for 3 that raised 2 alerts. None is dropped. What must your formula take away from 2?",
        "It is TotalTriggered, less one of the other two numbers: the one that says what is there, not what would fit.",
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
                    mistake.Meaning ?? "An alert is stored or dropped: the two counts add up to TotalTriggered.");
            }
        }

        return Verdict.Right(
            $"{runs.Length} runs, with stores that were empty, half full and full.",
            "Every alert is stored or dropped, and the total goes on counting when the store is full. So the difference of the two needs no counter of its own.");
    }

    private static IEnumerable<Run> Runs(int seed)
    {
        (int Room, int Alerts)[] readable = [(3, 2), (3, 3), (3, 8), (0, 4)];
        var random = new Random(seed);
        return readable.Concat(Enumerable.Range(0, 8).Select(_ => (random.Next(1, 600), random.Next(2_000)))).Select(run => Run.Of(run.Item1, run.Item2));
    }

    /// <summary>What the real accumulator says of itself, and how many of its alerts it can no longer show.</summary>
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
