namespace Lecture38;

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
            var came = store.Check(reading, Threshold);
            if (came != reading.Value > Threshold)
            {
                return Verdict.Wrong(
                    reading.Value == Threshold ? "raises-at-the-threshold" : "other-result",
                    $"{Tried}; came: Check says {came} for {reading.Value}; should be: {!came}.",
                    "Check says whether the value is above the threshold. A value at the threshold is in order, and whether the alert is kept does not matter.");
            }
        }

        return null;
    }

    private Verdict? FindWrongTotal(long came)
    {
        var tried = $"{Tried}; came: TotalTriggered {came}; should be: {Raised.Length}.";
        return (came - Raised.Length) switch
        {
            0 => null,
            < 0 => Verdict.Wrong("counts-only-the-kept", tried, "An alert that is not kept was raised all the same. The total tells you how many you do not see."),
            > 0 => Verdict.Wrong("counts-more-than-alerts", tried, "Count an alert once, when its value is above the threshold, and nothing else."),
        };
    }

    private Verdict? FindWrongAlerts(Alert[] came)
    {
        if (came.SequenceEqual(Highest))
        {
            return null;
        }

        var (cause, meaning) = CauseOf(came);
        return Verdict.Wrong(cause, $"{Tried}; came: {List(came)}; should be: {List(Highest)} (value, and its number).", meaning);
    }

    private (string Cause, string Meaning) CauseOf(Alert[] came) => came switch
    {
        _ when came.Length > Room =>
            ("sorts-a-growing-list", "There are more alerts than there is room for. The others must go, and stay gone."),
        _ when came.Except(Raised).Any() =>
            ("changes-an-alert",
             "Among them is an alert that was never raised like this. Each has its reading's sensor, value and time, and as its number the total when it was raised."),
        _ when AreSame(came, Highest) =>
            ("not-highest-first", "These are the right alerts in another order: the highest comes first, and of equal ones the earlier."),
        _ when AreSame(came, Raised.TakeLast(Room)) =>
            ("keeps-the-latest", "These are the latest alerts. A new one may come in only if it is higher than the lowest that is kept."),
        _ when came.Length < Highest.Length && came.Select(alert => alert.Value).ToHashSet().SetEquals(Highest.Select(alert => alert.Value)) =>
            ("loses-equal-alerts",
             "There is room, and alerts are missing: of equal values you have one. A sorted set takes two that compare as equal for the same; let the number decide between them."),
        _ when came.Select(alert => alert.Value).Order().SequenceEqual(Highest.Select(alert => alert.Value).Order()) =>
            ("newer-equal-pushes-older", "The values are right, but of equal alerts the earlier one stays. A new one must be higher than the lowest, not as high."),
        _ when came.Select(alert => alert.Value).Order().SequenceEqual(Raised.Select(alert => alert.Value).Order().Take(Room)) =>
            ("drops-the-highest", "You kept the lowest: your heap is the wrong way round. What it gives out first is what has to go first."),
        _ => ("other-result", "Kept are the highest alerts that were raised, each with its sensor, its time and its number."),
    };

    private static bool AreSame(IEnumerable<Alert> some, IEnumerable<Alert> others) =>
        some.OrderBy(alert => alert.AlertId).SequenceEqual(others.OrderBy(alert => alert.AlertId));

    private static string List(Alert[] alerts) =>
        alerts.Length == 0 ? "none" : string.Join(", ", alerts.Take(8).Select(alert => $"{DisplayText.Of(alert.Value)} ({alert.AlertId})"));
}
