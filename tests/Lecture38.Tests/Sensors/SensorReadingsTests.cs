using CsCheck;

namespace Lecture38.Tests.Sensors;

public class SensorReadingsTests
{
    private static readonly Gen<string> SensorId = Gen.String[Gen.Char["S1,\"' ;é\t"], 1, 6].Where(id => !string.IsNullOrWhiteSpace(id));

    private static readonly Gen<DateTimeOffset> Timestamp = Gen.Select(Gen.Long[0, 1L << 59], Gen.Int[-14 * 60, 14 * 60])
        .Select((ticks, offset) => new DateTimeOffset(ticks + TimeSpan.TicksPerDay, TimeSpan.FromMinutes(offset)));

    [Fact]
    public void What_was_written_is_read_back() =>
        Gen.Select(SensorId, Gen.Double, Timestamp.Nullable(), (id, value, timestamp) => new SensorReading(id, value, timestamp))
            .Array[0, 30].Sample(
                readings =>
                {
                    using var file = new TemporaryFile();
                    using (var writer = File.CreateText(file.Path))
                    {
                        SensorReadings.WriteCsv(writer, readings);
                    }

                    Assert.Equal(readings, SensorReadings.ReadCsv(file.Path));
                },
                iter: 100);

    [Fact]
    public void Local_time_is_written_as_UTC_and_a_comma_in_quotes()
    {
        using var writer = new StringWriter();
        SensorReadings.WriteCsv(writer, [new("hall, \"north\"", 1.5, new DateTimeOffset(2026, 1, 1, 1, 30, 0, TimeSpan.FromHours(2)))]);
        Assert.Equal("sensorId,value,timestamp\n\"hall, \"\"north\"\"\",1.5,2025-12-31T23:30:00Z\n", writer.ToString());
    }

    [Fact]
    public void An_ordinary_id_is_not_quoted()
    {
        using var writer = new StringWriter();
        SensorReadings.WriteCsv(writer, [new("S0", 1.5)]);
        Assert.Equal("sensorId,value,timestamp\nS0,1.5,\n", writer.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    public void An_id_that_could_not_be_read_back_is_refused(string? sensorId)
    {
        var error = Assert.Throws<ArgumentException>(nameof(sensorId), () => SensorReadings.WriteCsv(TextWriter.Null, [new(sensorId!, 1)]));
        Assert.StartsWith($"A sensor id must not be blank or contain a line break: '{sensorId}'.", error.Message);
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Throws<ArgumentException>("path", () => SensorReadings.ReadCsv(""));
        Assert.Throws<ArgumentNullException>("writer", () => SensorReadings.WriteCsv(null!, []));
        Assert.Throws<ArgumentNullException>("readings", () => SensorReadings.WriteCsv(TextWriter.Null, null!));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => SensorReadings.Generate(-1, 5, 50, 20, seed: 38));
        Assert.Throws<ArgumentOutOfRangeException>("sensors", () => SensorReadings.Generate(1, 0, 50, 20, seed: 38));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("id,value\n", "line 1")]
    [InlineData("sensorId,value,timestamp\nS0,1\n", "line 2")]
    [InlineData("sensorId,value,timestamp\nS0,1,\nS0,abc,\n", "line 3")]
    [InlineData("sensorId,value,timestamp\n,1,\n", "line 2")]
    [InlineData("sensorId,value,timestamp\nS0,1,yesterday\n", "line 2")]
    [InlineData("sensorId,value,timestamp\nS0,1,,\n", "line 2")]
    [InlineData("sensorId,value,timestamp\n\"S0,1,\n", "line 2")]
    [InlineData("sensorId,value,timestamp\nS0,1,\"\n", "line 2")]
    [InlineData("sensorId,value,timestamp\n\" \",1,\n", "line 2")]
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
