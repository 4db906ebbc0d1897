using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Lecture38.Tests.Alerts;

public class BoundedAlertAccumulatorTests
{
    [Fact]
    public void Only_values_above_the_threshold_raise_an_alert()
    {
        var accumulator = new BoundedAlertAccumulator();
        Assert.False(accumulator.Check(new SensorReading("S0", 60), 60));
        Assert.False(accumulator.Check(new SensorReading("S0", double.NaN), 60));
        Assert.True(accumulator.Check(new SensorReading("S0", 60.1), 60));
        Assert.Equal(1, accumulator.Stats.TotalTriggered);
    }

    [Fact]
    public void The_clock_stands_in_for_a_missing_timestamp()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var measured = new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero);
        var accumulator = new BoundedAlertAccumulator(timeProvider: clock);

        accumulator.Check(new SensorReading("S0", 61), 60);
        accumulator.Check(new SensorReading("S1", 62, measured), 60);

        Assert.Equal(
            [new Alert("S0", 61, clock.GetUtcNow(), 1), new Alert("S1", 62, measured, 2)],
            accumulator.RecentAlerts());
    }

    [Fact]
    public void Saturation_is_the_share_of_the_capacity_that_is_used()
    {
        var accumulator = new BoundedAlertAccumulator(4);
        Assert.Equal(0, accumulator.Stats.Saturation);
        accumulator.Check(new SensorReading("S0", 61), 60);
        Assert.Equal(0.25, accumulator.Stats.Saturation);
        Assert.Equal(1, new BoundedAlertAccumulator(0).Stats.Saturation);
    }

    [Fact]
    public void Recent_alerts_are_a_copy()
    {
        var accumulator = new BoundedAlertAccumulator(1);
        accumulator.Check(new SensorReading("S0", 61), 60);
        var before = accumulator.RecentAlerts();
        accumulator.Check(new SensorReading("S1", 61), 60);
        Assert.Equal("S0", Assert.Single(before).SensorId);
    }

    [Fact]
    public void A_capacity_of_zero_only_counts()
    {
        var accumulator = new BoundedAlertAccumulator(0);
        Assert.True(accumulator.Check(new SensorReading("S0", 61), 60));
        Assert.Empty(accumulator.RecentAlerts());
        Assert.Equal(new AlertStats(1, 0, 0), accumulator.Stats);
        Assert.Equal(1, accumulator.Stats.Saturation);
    }

    [Fact]
    public void A_reading_allocates_nothing_alert_or_not()
    {
        var accumulator = new BoundedAlertAccumulator(3);
        Assert.Equal(0, MemoryAudit.AllocatedBytes(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                accumulator.Check(new SensorReading("S0", i), 500);
            }
        }));
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Equal("maxAlerts", Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedAlertAccumulator(-1)).ParamName);
        Assert.Equal("n", Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedAlertAccumulator().RecentAlerts(-1)).ParamName);
    }

    [Fact]
    public void Keeps_just_the_latest_of_any_alerts() =>
        Gen.Select(Gen.Int[0, 10], Gen.Double[0, 100].Array[0, 60], Gen.Int[0, 15])
            .Sample((maxAlerts, values, n) =>
            {
                var accumulator = new BoundedAlertAccumulator(maxAlerts);
                var all = new UnboundedAlertAccumulator(new FakeTimeProvider());
                foreach (var value in values)
                {
                    var reading = new SensorReading("S0", value, DateTimeOffset.UnixEpoch.AddSeconds(value));
                    Assert.Equal(all.Check(reading, 50), accumulator.Check(reading, 50));
                }

                Assert.Equal(all.Alerts.TakeLast(Math.Min(n, maxAlerts)), accumulator.RecentAlerts(n));
                Assert.Equal(new AlertStats(all.Alerts.Count, Math.Min(all.Alerts.Count, maxAlerts), maxAlerts), accumulator.Stats);
            });
}
