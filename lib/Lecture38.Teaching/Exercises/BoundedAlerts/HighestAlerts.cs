namespace Lecture38;

/// <summary>Write an accumulator that keeps the highest alerts instead of the latest.</summary>
internal sealed class HighestAlerts : ExerciseDefinition<Func<int, IHighestAlerts>>
{
    private const int Room = 100;
    private const int MoreAlerts = 50 * Room;
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
                $"Tried: {DroppedAlerts} alerts that are lower than every kept one; result: {allocated} bytes allocated; expected: 0.",
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

/// <summary>A run of readings through a student's accumulator, beside a model that keeps every alert and sorts them.</summary>
internal sealed record HighestAlertsTrial(int Room, double[] Values)
{
    internal const double Threshold = 60;

    private SensorReading[] Readings { get; } =
        [.. Values.Select((value, i) => new SensorReading($"S{i % 5}", value, DateTimeOffset.UnixEpoch.AddSeconds(i)))];

    /// <summary>Every alert of the run, in the order in which they were raised.</summary>
    private Alert[] Raised =>
        [.. Readings.Where(reading => reading.Value > Threshold).Select((reading, i) => new Alert(reading.SensorId, reading.Value, reading.Timestamp!.Value, i + 1))];

    private Alert[] Highest => [.. Raised.OrderByDescending(alert => alert.Value).ThenBy(alert => alert.AlertId).Take(Room)];

    private string Tried => $"Tried: room for {Room}, threshold {Threshold}, values {string.Join(" ", Values)}";

    internal Verdict? FindMistake(Func<int, IHighestAlerts> answer)
    {
        var store = answer(Room);
        return FindWrongAnswer(store) ?? FindWrongTotal(store.TotalTriggered) ?? FindWrongAlerts([.. store.HighestFirst() ?? []]);
    }

    private Verdict? FindWrongAnswer(IHighestAlerts store)
    {
        foreach (var reading in Readings)
        {
            var actual = store.Check(reading, Threshold);
            if (actual != reading.Value > Threshold)
            {
                return Verdict.Wrong(
                    reading.Value == Threshold ? "raises-at-the-threshold" : "other-result",
                    $"{Tried}; result: Check says {actual} for {reading.Value}; expected: {!actual}.",
                    "Check says whether the value is above the threshold. A value at the threshold is in order, and whether the alert is kept does not matter.");
            }
        }

        return null;
    }

    private Verdict? FindWrongTotal(long actual)
    {
        var tried = $"{Tried}; result: TotalTriggered {actual}; expected: {Raised.Length}.";
        return (actual - Raised.Length) switch
        {
            0 => null,
            < 0 => Verdict.Wrong("counts-only-the-kept", tried, "An alert that is not kept was raised all the same. The total tells you how many you do not see."),
            > 0 => Verdict.Wrong("counts-more-than-alerts", tried, "Count an alert once, when its value is above the threshold, and nothing else."),
        };
    }

    private Verdict? FindWrongAlerts(Alert[] actual)
    {
        if (actual.SequenceEqual(Highest))
        {
            return null;
        }

        var (cause, meaning) = CauseOf(actual);
        return Verdict.Wrong(cause, $"{Tried}; result: {List(actual)}; expected: {List(Highest)} (value, and its number).", meaning);
    }

    private (string Cause, string Meaning) CauseOf(Alert[] actual) => actual switch
    {
        _ when actual.Length > Room =>
            ("sorts-a-growing-list", "There are more alerts than there is room for. The others must go, and stay gone."),
        _ when actual.Except(Raised).Any() =>
            ("changes-an-alert",
             "Among them is an alert that was never raised like this. Each has its reading's sensor, value and time, and as its number the total when it was raised."),
        _ when AreSame(actual, Highest) =>
            ("not-highest-first", "These are the right alerts in another order: the highest comes first, and of equal ones the earlier."),
        _ when AreSame(actual, Raised.TakeLast(Room)) =>
            ("keeps-the-latest", "These are the latest alerts. A new one may come in only if it is higher than the lowest that is kept."),
        _ when actual.Length < Highest.Length && actual.Select(alert => alert.Value).ToHashSet().SetEquals(Highest.Select(alert => alert.Value)) =>
            ("loses-equal-alerts",
             "There is room, and alerts are missing: of equal values you have one. A sorted set takes two that compare as equal for the same; let the number decide between them."),
        _ when actual.Select(alert => alert.Value).Order().SequenceEqual(Highest.Select(alert => alert.Value).Order()) =>
            ("newer-equal-pushes-older", "The values are right, but of equal alerts the earlier one stays. A new one must be higher than the lowest, not as high."),
        _ when actual.Select(alert => alert.Value).Order().SequenceEqual(Raised.Select(alert => alert.Value).Order().Take(Room)) =>
            ("drops-the-highest", "You kept the lowest: your heap is the wrong way round. What it gives out first is what has to go first."),
        _ => ("other-result", "Kept are the highest alerts that were raised, each with its sensor, its time and its number."),
    };

    private static bool AreSame(IEnumerable<Alert> some, IEnumerable<Alert> others) =>
        some.OrderBy(alert => alert.AlertId).SequenceEqual(others.OrderBy(alert => alert.AlertId));

    private static string List(Alert[] alerts) =>
        alerts.Length == 0 ? "none" : string.Join(", ", alerts.Take(8).Select(alert => $"{DisplayText.Of(alert.Value)} ({alert.AlertId})"));
}

/// <summary>Raises alerts and keeps the highest of them, up to a bound. The exercise <c>highest-alerts</c> asks for one.</summary>
public interface IHighestAlerts
{
    /// <summary>The alerts raised since the start, those that were not kept included.</summary>
    long TotalTriggered { get; }

    /// <summary>Raises an alert if the reading's value is above the threshold, and keeps it if it is among the highest.</summary>
    /// <param name="reading">The reading to check.</param>
    /// <param name="threshold">The highest value that is still in order.</param>
    /// <returns>True if the value is above the threshold, whether the alert is kept or not.</returns>
    bool Check(in SensorReading reading, double threshold);

    /// <summary>The kept alerts, highest value first; of equal ones the earlier first.</summary>
    IReadOnlyList<Alert> HighestFirst();
}
