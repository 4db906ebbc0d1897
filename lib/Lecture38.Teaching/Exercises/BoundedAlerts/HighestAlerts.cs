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
        "When the store is full, a new alert must be compared with only one of the stored alerts. With which?",
        "A PriorityQueue dequeues the lowest priority first. This must be the alert to drop first: the lowest value.",
        "Of equal values, drop the newest first. Tuples compare element by element: (alert.Value, -alert.AlertId).",
        "While there is room, Enqueue. When the store is full, EnqueueDequeue adds the new alert and removes the lowest, in one step. For the list, sort UnorderedItems.",
    ];

    protected override Verdict Check(Func<int, IHighestAlerts> answer, int seed) =>
        Trials(seed).Select(trial => trial.FindMistake(answer)).FirstOrDefault(mistake => mistake is not null)
            ?? FindWaste(answer(Room), new Random(seed))
            ?? Verdict.Right(
                $"Small runs with and without equal values, {RandomTrials} random ones, and {MoreAlerts} alerts into a full store.",
                "A new alert must exceed only the lowest stored alert, which is at the top of a heap. A lower alert costs one comparison, any other O(log n), and the store never grows.");

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
                "The store shows the highest alerts, but stores all the others, too. Drop an alert that can never be among the highest again.");
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
                $"Tried: {DroppedAlerts} alerts that are lower than every stored one; result: {allocated} bytes allocated; expected: 0.",
                "It keeps the right alerts within its bound, but allocates even for an alert that it drops. Compare with the lowest stored alert first.");
    }

    private static void Raise(IHighestAlerts store, int count, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            store.Check(new SensorReading("S0", 61 + 100 * random.NextDouble(), DateTimeOffset.UnixEpoch), HighestAlertsTrial.Threshold);
        }
    }
}

/// <summary>A run of readings through a student's accumulator, compared with a model that keeps and sorts every alert.</summary>
internal sealed record HighestAlertsTrial(int Room, double[] Values)
{
    internal const double Threshold = 60;

    private SensorReading[] Readings { get; } =
        [.. Values.Select((value, i) => new SensorReading($"S{i % 5}", value, DateTimeOffset.UnixEpoch.AddSeconds(i)))];

    /// <summary>Every alert of the run, in order.</summary>
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
                    "Check must return whether the value is above the threshold, even if the alert is dropped. A value equal to the threshold raises no alert.");
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
            < 0 => Verdict.Wrong("counts-only-the-kept", tried, "A dropped alert was raised, too. Count every alert."),
            > 0 => Verdict.Wrong("counts-more-than-alerts", tried, "Count each alert once, when its value is above the threshold, and nothing else."),
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
            ("sorts-a-growing-list", "There are more alerts than the store has room for. Drop the others."),
        _ when actual.Except(Raised).Any() =>
            ("changes-an-alert",
             "One of these alerts was never raised. Each has its reading's sensor, value and time, and the total at that moment as its number."),
        _ when AreSame(actual, Highest) =>
            ("not-highest-first", "These are the right alerts in the wrong order: the highest comes first, and of equal ones the earlier."),
        _ when AreSame(actual, Raised.TakeLast(Room)) =>
            ("keeps-the-latest", "These are the latest alerts. Store a new one only if it is higher than the lowest stored one."),
        _ when actual.Length < Highest.Length && actual.Select(alert => alert.Value).ToHashSet().SetEquals(Highest.Select(alert => alert.Value)) =>
            ("loses-equal-alerts",
             "There is room, but alerts are missing: of equal values you have only one. A sorted set drops an element that compares as equal to another; compare the numbers, too."),
        _ when actual.Select(alert => alert.Value).Order().SequenceEqual(Highest.Select(alert => alert.Value).Order()) =>
            ("newer-equal-pushes-older", "The values are right, but of equal alerts the earlier one must stay. A new alert must be higher than the lowest, not equal."),
        _ when actual.Select(alert => alert.Value).Order().SequenceEqual(Raised.Select(alert => alert.Value).Order().Take(Room)) =>
            ("drops-the-highest", "You kept the lowest alerts: your heap has the opposite order. It must dequeue the lowest alert first."),
        _ => ("other-result", "The store must hold the highest alerts, each with its sensor, time and number."),
    };

    private static bool AreSame(IEnumerable<Alert> some, IEnumerable<Alert> others) =>
        some.OrderBy(alert => alert.AlertId).SequenceEqual(others.OrderBy(alert => alert.AlertId));

    private static string List(Alert[] alerts) =>
        alerts.Length == 0 ? "none" : string.Join(", ", alerts.Take(8).Select(alert => $"{DisplayText.Of(alert.Value)} ({alert.AlertId})"));
}

/// <summary>An accumulator that keeps the highest alerts, up to a bound. The exercise <c>highest-alerts</c> asks for one.</summary>
public interface IHighestAlerts
{
    /// <summary>The number of alerts raised since the start, including dropped ones.</summary>
    long TotalTriggered { get; }

    /// <summary>Raises an alert if the reading's value is above the threshold, and stores it if it is among the highest.</summary>
    /// <param name="reading">The reading to check.</param>
    /// <param name="threshold">The highest value that raises no alert.</param>
    /// <returns>True if the value is above the threshold, whether the alert is stored or dropped.</returns>
    bool Check(in SensorReading reading, double threshold);

    /// <summary>The stored alerts, highest value first; of equal values the earlier first.</summary>
    IReadOnlyList<Alert> HighestFirst();
}
