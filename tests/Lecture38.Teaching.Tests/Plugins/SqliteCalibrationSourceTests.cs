namespace Lecture38.Teaching.Tests;

public class SqliteCalibrationSourceTests
{
    private static readonly Dictionary<string, Calibration> Calibrations = new()
    {
        ["S0"] = new(1.25, 0.9871),
        ["S1"] = new(-0.5, 1.01),
        ["O'Neil; DROP TABLE calibration"] = new(0, 1),
    };

    [Fact]
    public void Every_calibration_comes_back_exactly()
    {
        using var source = new SqliteCalibrationSource(Calibrations);
        Assert.All(Calibrations, entry => Assert.Equal(entry.Value, source.Lookup(entry.Key)));
    }

    [Theory]
    [InlineData("S2")]
    [InlineData("s0")]
    [InlineData("")]
    [InlineData("x' OR '1'='1")]
    public void An_unknown_sensor_is_not_found(string sensorId)
    {
        using var source = new SqliteCalibrationSource(Calibrations);
        var error = Assert.Throws<KeyNotFoundException>(() => source.Lookup(sensorId));
        Assert.Contains($"'{sensorId}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_a_calibration_file()
    {
        using var file = new TemporaryFile("""{ "S0": { "offset": 1.25, "scale": 0.9871 } }""");
        using var source = new SqliteCalibrationSource(file.Path);
        Assert.Equal(new Calibration(1.25, 0.9871), source.Lookup("S0"));
    }

    [Fact]
    public void Two_sources_have_a_database_each()
    {
        using var one = new SqliteCalibrationSource(Calibrations);
        using var other = new SqliteCalibrationSource(new Dictionary<string, Calibration> { ["S0"] = new(7, 7) });
        Assert.Equal(new Calibration(1.25, 0.9871), one.Lookup("S0"));
        Assert.Equal(new Calibration(7, 7), other.Lookup("S0"));
    }

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        using var source = new SqliteCalibrationSource(Calibrations);
        Parallel.For(0, 2000, i => Assert.Equal(Calibrations[$"S{i % 2}"], source.Lookup($"S{i % 2}")));
    }

    [Fact]
    public void Disposed_it_answers_no_more()
    {
        var source = new SqliteCalibrationSource(Calibrations);
        source.Dispose();
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => source.Lookup("S0"));
    }

    [Fact]
    public void Null_is_refused()
    {
        using var source = new SqliteCalibrationSource(Calibrations);
        Assert.Throws<ArgumentNullException>("sensorId", () => source.Lookup(null!));
        Assert.Throws<ArgumentNullException>("calibrations", () => new SqliteCalibrationSource((Dictionary<string, Calibration>)null!));
    }
}
