using CsCheck;

namespace Lecture38.Teaching.Tests;

public class AlertStepperTests
{
    /// <summary>Compares with the list of all alerts, assigned to slots by their numbers.</summary>
    [Fact]
    public void Records_what_counting_all_alerts_says() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[40, 80].Array[0, 60]).Sample((maxAlerts, values) =>
        {
            var recording = Stepper.Alerts(values.Select((value, i) => new SensorReading($"S{i}", value)), threshold: 60, maxAlerts);
            List<string> all = [];
            foreach (var (i, step) in recording.Steps.Index())
            {
                var isAlert = values[i] > 60;
                var dropped = isAlert && maxAlerts > 0 && all.Count >= maxAlerts ? all[^maxAlerts] : null;
                if (isAlert)
                {
                    all.Add($"S{i}");
                }

                var ring = new string?[maxAlerts];
                for (var j = Math.Max(0, all.Count - maxAlerts); j < all.Count; j++)
                {
                    ring[j % maxAlerts] = all[j];
                }

                Assert.Equal(isAlert, step.IsAlert);
                Assert.Equal(dropped, step.Dropped?.SensorId);
                Assert.Equal(ring, step.Ring.Select(alert => alert?.SensorId));
                Assert.Equal(maxAlerts == 0 ? 0 : all.Count % maxAlerts, step.Head);
                Assert.Equal(new AlertStats(all.Count, Math.Min(all.Count, maxAlerts), maxAlerts), step.Stats);
                Assert.Equal(Math.Max(0, all.Count - maxAlerts), step.DroppedTotal);
            }
        });

    [Fact]
    public void Equals_an_accumulator_driven_by_hand()
    {
        var accumulator = new BoundedAlertAccumulator(3, new ManualClock());
        foreach (var step in SampleRuns.Alerts().Steps)
        {
            Assert.Equal(accumulator.Check(step.Reading, 60), step.IsAlert);
            Assert.Equal(accumulator.Stats, step.Stats);
            Assert.Equal(
                accumulator.RecentAlerts(),
                step.Ring.Skip(step.Head).Concat(step.Ring.Take(step.Head)).OfType<Alert>());
        }
    }

    [Fact]
    public void Reads_as_a_table() => Assert.Equal(
        """
        Ring of 2 alerts, threshold 60: 4 readings

        Step  Reading  Outcome   Dropped  Ring, [head]  Total  Stored
        ----  -------  --------  -------  ------------  -----  ------
           0  (start)                     [–] –             0       0
           1  S0 61    alert #1           #1 [–]            1       1
           2  S1 59    in order           #1 [–]            1       1
           3  S2 75.5  alert #2           [#1] #2           2       2
           4  S3 80    alert #3  #1       #3 [#2]           3       2
        """,
        Stepper.Alerts([new("S0", 61), new("S1", 59), new("S2", 75.5), new("S3", 80)], threshold: 60, maxAlerts: 2).ToString());

    [Fact]
    public void A_ring_without_a_place_only_counts()
    {
        var recording = Stepper.Alerts([new SensorReading("S0", 61)], threshold: 60, maxAlerts: 0);
        Assert.Contains("S0 reports 61, above 60: alert #1 is counted and not stored.", recording.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(1, recording.Steps[0].DroppedTotal);
    }

    [Fact]
    public void A_value_that_is_no_number_raises_no_alert() =>
        Assert.False(Stepper.Alerts([new SensorReading("S0", double.NaN)], threshold: 60, maxAlerts: 1).Steps[0].IsAlert);

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("readings", () => Stepper.Alerts(null!, 60, 3));
        Assert.Throws<ArgumentException>("readings", () => Stepper.Alerts([default], 60, 3));
        Assert.Throws<ArgumentException>("readings", () => Stepper.Alerts(Enumerable.Repeat(new SensorReading("S0", 1), 501), 60, 3));
        Assert.Throws<ArgumentException>("threshold", () => Stepper.Alerts([], double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>("maxAlerts", () => Stepper.Alerts([], 60, -1));
        Assert.Throws<ArgumentOutOfRangeException>("maxAlerts", () => Stepper.Alerts([], 60, Stepper.MaxPlaces + 1));
    }
}
