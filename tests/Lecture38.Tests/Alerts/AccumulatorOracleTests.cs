using Lecture38.Tests.Oracle;

namespace Lecture38.Tests.Alerts;

/// <summary>Replays what the lecture's accumulator on <c>collections.deque(maxlen)</c> kept.</summary>
public class AccumulatorOracleTests
{
    public static IEnumerable<TheoryDataRow<int>> CaseNumbers => Recording.Numbers("accumulator.json");

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void Alerts_and_stats_agree_with_CPython(int caseNumber)
    {
        var recorded = Recording.Cases("accumulator.json")[caseNumber];
        var accumulator = new BoundedAlertAccumulator(recorded.GetProperty("maxAlerts").GetInt32());
        var threshold = recorded.GetProperty("threshold").GetDouble();

        foreach (var reading in recorded.GetProperty("readings").EnumerateArray())
        {
            var value = reading[1].GetDouble();
            Assert.Equal(value > threshold, accumulator.Check(new SensorReading(reading[0].GetString()!, value), threshold));
        }

        var recent = recorded.GetProperty("recent").EnumerateArray()
            .Select(alert => (alert[0].GetString()!, alert[1].GetDouble(), alert[2].GetInt64()));
        Assert.Equal(
            recent,
            accumulator.RecentAlerts(recorded.GetProperty("recentCount").GetInt32())
                .Select(alert => (alert.SensorId, alert.Value, alert.AlertId)));

        var stats = recorded.GetProperty("stats");
        Assert.Equal(
            new AlertStats(
                stats.GetProperty("totalTriggered").GetInt64(),
                stats.GetProperty("currentlyStored").GetInt32(),
                stats.GetProperty("maxCapacity").GetInt32()),
            accumulator.Stats);
    }
}
