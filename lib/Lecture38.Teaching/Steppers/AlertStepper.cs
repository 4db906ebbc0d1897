using static Lecture38.StepMarkup;

namespace Lecture38;

public static partial class Stepper
{
    /// <summary>
    /// Checks readings with a new <see cref="BoundedAlertAccumulator"/>, and records its ring, the alerts it drops, and its totals.
    /// O(readings · <paramref name="maxAlerts"/>) time and memory.
    /// </summary>
    /// <param name="readings">
    /// The readings, at most <see cref="MaxSteps"/>. Those without a timestamp all get the same one.
    /// </param>
    /// <param name="threshold">The highest value that raises no alert, in the unit of the readings.</param>
    /// <param name="maxAlerts">The most alerts to keep, from 0 to <see cref="MaxPlaces"/>; with 0, alerts are only counted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="readings"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are too many readings, one of them has no sensor, or <paramref name="threshold"/> is not a number.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxAlerts"/> is out of range.</exception>
    public static StepRecording<AlertStep> Alerts(IEnumerable<SensorReading> readings, double threshold, int maxAlerts)
    {
        var run = Bounded(readings, nameof(readings));
        if (run.Any(reading => reading.SensorId is null))
        {
            throw new ArgumentException("A reading has no sensor.", nameof(readings));
        }

        if (double.IsNaN(threshold))
        {
            throw new ArgumentException("The threshold is not a number.", nameof(threshold));
        }

        ThrowUnlessShowable(maxAlerts, fewest: 0, nameof(maxAlerts));
        var accumulator = new BoundedAlertAccumulator(maxAlerts, new ManualClock());
        AlertStep[] steps = [.. run.Select(reading => Check(accumulator, reading, threshold))];
        return new StepRecording<AlertStep>(steps, AlertFrames.Of(steps, threshold, maxAlerts));
    }

    private static AlertStep Check(BoundedAlertAccumulator accumulator, SensorReading reading, double threshold)
    {
        var ringBefore = Ring(accumulator);
        var isAlert = accumulator.Check(reading, threshold);
        var ring = Ring(accumulator);
        var dropped = ringBefore.Except(ring).SingleOrDefault(alert => alert is not null);
        return new AlertStep(reading, isAlert, dropped, ring, accumulator.NextPlace, accumulator.Stats);
    }

    private static Alert?[] Ring(BoundedAlertAccumulator accumulator)
    {
        var places = accumulator.Places;
        var ring = new Alert?[places.Length];
        for (var i = 0; i < ring.Length; i++)
        {
            ring[i] = places[i].AlertId == 0 ? null : places[i];
        }

        return ring;
    }
}

/// <summary>A reading that a <see cref="BoundedAlertAccumulator"/> checked, and the state of the accumulator afterwards.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="IsAlert">Whether it raised an alert.</param>
/// <param name="Dropped">The alert that the new one replaced; null if the slot was free or there was no alert.</param>
/// <param name="Ring">The ring's slots in memory order; null for an unused one.</param>
/// <param name="Head">The index of the slot for the next alert; 0 if there are no slots.</param>
/// <param name="Stats">The accumulator's own totals.</param>
public sealed record AlertStep(
    SensorReading Reading, bool IsAlert, Alert? Dropped, IReadOnlyList<Alert?> Ring, int Head, AlertStats Stats)
{
    /// <summary>The alerts that were raised and are no longer stored.</summary>
    public long DroppedTotal => Stats.TotalTriggered - Stats.CurrentlyStored;
}

/// <summary>Displays the steps of a bounded alert accumulator: its ring with the head, the dropped alerts, and the totals.</summary>
internal static class AlertFrames
{
    internal static FrameSequence Of(IReadOnlyList<AlertStep> steps, double threshold, int maxAlerts) => new(
        $"Ring of {DisplayText.Counted(maxAlerts, "alert")}, threshold {DisplayText.Number(threshold)}: "
            + DisplayText.Counted(steps.Count, "reading"),
        "alerts",
        MaxLengthOf(steps.Where(step => step.IsAlert).Select(step => Short(step.Reading))),
        [
            new TableColumn("Step", IsNumeric: true),
            new TableColumn("Reading"),
            new TableColumn("Outcome"),
            new TableColumn("Dropped"),
            new TableColumn("Ring, [head]"),
            new TableColumn("Total", IsNumeric: true),
            new TableColumn("Stored", IsNumeric: true),
        ],
        [Start(maxAlerts), .. steps.Select((step, i) => Frame(i + 1, step, threshold))]);

    private static StepFrame Start(int maxAlerts)
    {
        var ring = new Alert?[maxAlerts];
        return new StepFrame(
            maxAlerts == 0
                ? "the ring has no place; alerts are only counted."
                : $"the ring is empty; its head is at place 0 of {maxAlerts}.",
            State("<b>start</b>", ring, 0, null, new AlertStats(0, 0, maxAlerts)),
            ["0", "(start)", "", "", Places(ring, 0), "0", "0"]);
    }

    private static StepFrame Frame(int number, AlertStep step, double threshold) => new(
        Happening(step, threshold),
        State(
            step.IsAlert
                ? $"<b class=\"warn\">{Html(Short(step.Reading))} alert !</b>"
                : $"<b class=\"good\">{Html(Short(step.Reading))} in order ✓</b>",
            step.Ring,
            step.Head,
            step,
            step.Stats),
        [
            $"{number}",
            Short(step.Reading),
            step.IsAlert ? $"alert #{step.Stats.TotalTriggered}" : "in order",
            step.Dropped is { } dropped ? $"#{dropped.AlertId}" : "",
            Places(step.Ring, step.Head),
            $"{step.Stats.TotalTriggered}",
            $"{step.Stats.CurrentlyStored}",
        ]);

    private static string Happening(AlertStep step, double threshold)
    {
        var reading = $"{Key(step.Reading.SensorId)} reports {DisplayText.Number(step.Reading.Value)}";
        var alert = $"{reading}, above {DisplayText.Number(threshold)}: alert #{step.Stats.TotalTriggered}";
        return step switch
        {
            { IsAlert: false } => $"{reading}, not above {DisplayText.Number(threshold)}: no alert.",
            { Ring: [] } => $"{alert} is counted and not stored.",
            { Dropped: { } dropped } => $"{alert} takes place {PlaceOfNewest(step)}; #{dropped.AlertId}, the oldest, is dropped.",
            _ => $"{alert} takes place {PlaceOfNewest(step)}, which was free.",
        };
    }

    private static int PlaceOfNewest(AlertStep step) => step.Ring.Index().Single(place => IsNewest(place.Item, step)).Index;

    private static bool IsNewest(Alert? alert, AlertStep step) => step.IsAlert && alert?.AlertId == step.Stats.TotalTriggered;

    private static string State(string outcome, IReadOnlyList<Alert?> ring, int head, AlertStep? step, AlertStats stats)
    {
        var dropped = step?.Dropped is { } alert
            ? $" <del><b>#{alert.AlertId}</b> {Html(Short(alert))}</del> <em>dropped ✗</em>"
            : "";
        var places = ring.Select((place, i) => Place(place, i == head, step is not null && IsNewest(place, step)));
        return $"<p class=\"act\">{outcome}{dropped}</p>\n"
            + $"<p class=\"cells\">{string.Concat(places)}</p>\n"
            + $"<p class=\"sum\">total <b>{stats.TotalTriggered}</b>, "
            + $"stored <b>{stats.CurrentlyStored}</b> of {stats.MaxCapacity}, "
            + $"dropped <b>{stats.TotalTriggered - stats.CurrentlyStored}</b></p>";
    }

    private static string Place(Alert? place, bool isHead, bool isNew)
    {
        var classes = $"{(place is null ? "free " : "")}{(isNew ? "new " : "")}{(isHead ? "head" : "")}".TrimEnd();
        var open = classes.Length == 0 ? "<span>" : $"<span class=\"{classes}\">";
        var content = place is { } alert ? $"<b>#{alert.AlertId}</b> {Html(Short(alert))}" : "";
        return $"{open}{content}{(isHead ? " <u>next</u>" : "")}</span> ";
    }

    private static string Places(IEnumerable<Alert?> ring, int head) => string.Join(' ', ring.Select((alert, i) =>
    {
        var place = alert is null ? "–" : $"#{alert.Value.AlertId}";
        return i == head ? $"[{place}]" : place;
    }));

    private static string Short(SensorReading reading) => $"{Key(reading.SensorId)} {DisplayText.Number(reading.Value)}";

    private static string Short(Alert alert) => $"{Key(alert.SensorId)} {DisplayText.Number(alert.Value)}";
}
