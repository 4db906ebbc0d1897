namespace Lecture38;

public static partial class Stepper
{
    /// <summary>
    /// Checks readings with a new <see cref="BoundedAlertAccumulator"/> and records its ring, what it drops and its totals.
    /// O(readings · <paramref name="maxAlerts"/>) time and memory.
    /// </summary>
    /// <param name="readings">
    /// The readings, at most <see cref="MaxSteps"/>. Those without a timestamp get one that is always the same.
    /// </param>
    /// <param name="threshold">The highest value that is still in order, in the unit of the readings.</param>
    /// <param name="maxAlerts">The most alerts to keep, from 0 to <see cref="MaxPlaces"/>; 0 only counts them.</param>
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
        return new StepRecording<AlertStep>(steps, AlertFilm.Of(steps, threshold, maxAlerts));
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
