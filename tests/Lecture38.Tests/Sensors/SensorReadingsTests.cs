using CsCheck;

namespace Lecture38.Tests.Sensors;

public class SensorReadingsTests
{
    [Fact]
    public void What_was_written_is_read_back() =>
        Gen.Select(Gen.Int[0, 9], Gen.Double[-1e6, 1e6], Gen.Int[0, 1_000_000].Nullable()).Array[0, 30].Sample(rows =>
        {
            var readings = rows
                .Select(row => new SensorReading($"S{row.Item1}", row.Item2, row.Item3 is { } s ? DateTimeOffset.UnixEpoch.AddSeconds(s) : null))
                .ToArray();
            using var file = new TemporaryFile();
            using (var writer = File.CreateText(file.Path))
            {
                SensorReadings.WriteCsv(writer, readings);
            }

            Assert.Equal(readings, SensorReadings.ReadCsv(file.Path));
        }, iter: 100);

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("id,value\n", "line 1")]
    [InlineData("sensorId,value,timestamp\nS0,1\n", "line 2")]
    [InlineData("sensorId,value,timestamp\nS0,1,\nS0,abc,\n", "line 3")]
    [InlineData("sensorId,value,timestamp\n,1,\n", "line 2")]
    [InlineData("sensorId,value,timestamp\nS0,1,yesterday\n", "line 2")]
    [InlineData("sensorId,value,timestamp\nS0,1,,\n", "line 2")]
    public void A_bad_line_is_named(string content, string expected)
    {
        using var file = new TemporaryFile(content);
        var message = Assert.Throws<InvalidDataException>(() => SensorReadings.ReadCsv(file.Path)).Message;
        Assert.Contains(expected, message);
        Assert.Contains(file.Path, message);
    }

    [Fact]
    public void Equal_ids_share_one_string()
    {
        using var file = new TemporaryFile("sensorId,value,timestamp\nS0,1,\nS1,2,\nS0,3,\n");
        var readings = SensorReadings.ReadCsv(file.Path);
        Assert.Same(readings[0].SensorId, readings[2].SensorId);
    }

    [Fact]
    public void A_longer_run_begins_with_the_shorter_one() =>
        Assert.Equal(
            SensorReadings.Generate(100, 5, 50, 20, seed: 38),
            SensorReadings.Generate(1_000, 5, 50, 20, seed: 38).Take(100));

    [Fact]
    public void Values_have_the_mean_and_the_deviation_asked_for()
    {
        var values = SensorReadings.Generate(100_000, 5, mean: 50, standardDeviation: 20, seed: 38).Select(reading => reading.Value).ToList();
        var mean = values.Average();
        Assert.Equal(50, mean, tolerance: 0.3);
        Assert.Equal(20, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), tolerance: 0.3);
    }
}
