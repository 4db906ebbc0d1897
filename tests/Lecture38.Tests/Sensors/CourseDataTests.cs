namespace Lecture38.Tests.Sensors;

/// <summary>The committed data are what <c>data/make-data.cs</c> makes.</summary>
public class CourseDataTests
{
    [Fact]
    public void Readings_for_the_calibration_come_from_their_seed() =>
        Assert.Equal(
            SensorReadings.Generate(5_000, sensors: 10, mean: 50, standardDeviation: 10, seed: 381),
            SensorReadings.ReadCsv(InData("readings-calibration.csv")));

    [Fact]
    public void Readings_for_the_alerts_come_from_their_seed() =>
        Assert.Equal(
            SensorReadings.Generate(10_000, sensors: 5, mean: 50, standardDeviation: 20, seed: 383),
            SensorReadings.ReadCsv(InData("readings-alerts.csv")));

    [Fact]
    public void Every_sensor_has_a_calibration()
    {
        var calibrations = CalibrationTable.Read(InData("calibration.json"));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"S{i}"), calibrations.Keys.Order());
        Assert.All(calibrations.Values, calibration =>
        {
            Assert.InRange(calibration.Offset, -5, 5);
            Assert.InRange(calibration.Scale, 0.9, 1.1);
        });
    }

    private static string InData(string name) => Path.Combine(CourseFolder.Path, "data", name);
}
