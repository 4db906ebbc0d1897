namespace Lecture38;

/// <summary>Write an accumulator that keeps the highest alerts instead of the latest.</summary>
internal sealed class HighestAlerts : ExerciseDefinition<Func<int, IHighestAlerts>>
{
    private const int Room = 100;
    private const int MoreAlerts = 200 * Room;
    private const int DroppedAlerts = 1_000;
    private const int RandomTrials = 300;

    internal override string Id => "highest-alerts";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "When the store is full, a new alert must be compared with only one of those that are kept. With which?",
        "A PriorityQueue gives out the lowest priority first. Let the alert that has to go first be that one: the lowest value.",
        "Of equal values the newest goes first. A tuple is compared part by part: (alert.Value, -alert.AlertId).",
        "While there is room, Enqueue. Once there is none, EnqueueDequeue puts the new one in and takes out the lowest, in one step. For the list, sort UnorderedItems.",
    ];

    protected override Verdict Check(Func<int, IHighestAlerts> answer, int seed) =>
        Trials(seed).Select(trial => trial.FindMistake(answer)).FirstOrDefault(mistake => mistake is not null)
            ?? FindWaste(answer(Room), new Random(seed))
            ?? Verdict.Right(
                $"Small runs with equal values and without, {RandomTrials} random ones, and {MoreAlerts} alerts into a full store.",
                "The lowest kept alert is the only one that a new alert must beat. A heap has it on top: an alert that is lower costs one comparison, any other one O(log n), and the store never grows.");

    private static IEnumerable<HighestAlertsTrial> Trials(int seed)
    {
        var random = new Random(seed);
        return
        [
            new HighestAlertsTrial(3, [95, 61, 60, 88, 59, 75, 70]),
            new HighestAlertsTrial(3, [61, 90]),
            new HighestAlertsTrial(2, [80, 70, 70, 61]),
            new HighestAlertsTrial(3, [70, 70, 90]),
            .. Enumerable.Range(0, RandomTrials).Select(_ => new HighestAlertsTrial(
                random.Next(1, 8), [.. Enumerable.Range(0, random.Next(40)).Select(_ => (double)random.Next(55, 75))])),
        ];
    }

    private static Verdict? FindWaste(IHighestAlerts store, Random random)
    {
        Raise(store, 10 * Room, random);
        var growth = StoreGrowth.Measure(store, () => Raise(store, MoreAlerts, random));
        if (growth.Grew)
        {
            return Verdict.Wrong(
                "sorts-a-growing-list",
                $"Tried: {MoreAlerts} alerts more into a full store for {Room}; it grew from {growth.Before} to {growth.After} bytes.",
                "It shows the highest and still stores all the others. An alert that cannot come back must not be kept.");
        }

        var low = new SensorReading("S0", 60.5, DateTimeOffset.UnixEpoch);
        var allocated = MemoryAudit.AllocatedBytes(() =>
        {
            for (var i = 0; i < DroppedAlerts; i++)
            {
                store.Check(low, HighestAlertsTrial.Threshold);
            }
        });
        return allocated == 0
            ? null
            : Verdict.Close(
                "allocates-for-what-it-drops",
                $"Tried: {DroppedAlerts} alerts that are lower than every kept one; came: {allocated} bytes allocated; should be: 0.",
                "It keeps the right alerts within its bound. But it rebuilds something even for an alert that it drops: compare with the lowest kept alert first.");
    }

    private static void Raise(IHighestAlerts store, int count, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            store.Check(new SensorReading("S0", 61 + 100 * random.NextDouble(), DateTimeOffset.UnixEpoch), HighestAlertsTrial.Threshold);
        }
    }
}
