namespace Lecture38.Tests.Sensors;

public class CalibrationTableTests
{
    [Fact]
    public void Reads_calibrations_by_sensor()
    {
        using var file = new TemporaryFile("""{ "S0": { "offset": -1.5, "scale": 0.98 } }""");
        Assert.Equal(new Calibration(-1.5, 0.98), CalibrationTable.Read(file.Path)["S0"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{ \"S0\": { \"offset\": 1 } }")]
    [InlineData("{ \"S0\": { \"offset\": 1, \"scale\": 1, \"slope\": 2 } }")]
    [InlineData("{ \"S0\": ")]
    public void A_bad_file_is_named(string content)
    {
        using var file = new TemporaryFile(content);
        Assert.StartsWith(file.Path, Assert.Throws<InvalidDataException>(() => CalibrationTable.Read(file.Path)).Message);
    }

    [Fact]
    public void A_path_must_not_be_empty() => Assert.Throws<ArgumentException>("path", () => CalibrationTable.Read(""));

    [Fact]
    public void Calibrating_scales_and_then_shifts() => Assert.Equal(11, new Calibration(Offset: 1, Scale: 2).Apply(5));

    [Fact]
    public void The_spinning_source_answers_counts_and_names_unknown_sensors()
    {
        var source = new SpinningCalibrationSource(new Dictionary<string, Calibration> { ["S0"] = new(1, 2) });
        Assert.Equal(new Calibration(1, 2), source.Lookup("S0"));
        Assert.Contains("S7", Assert.Throws<KeyNotFoundException>(() => source.Lookup("S7")).Message);
        Assert.Equal(2, source.Lookups);
    }

    [Fact]
    public void The_spinning_source_refuses_bad_arguments_by_name()
    {
        var none = new Dictionary<string, Calibration>();
        Assert.Equal("calibrations", Assert.Throws<ArgumentNullException>(() => new SpinningCalibrationSource(null!)).ParamName);
        Assert.Equal("latency", Assert.Throws<ArgumentOutOfRangeException>(() => new SpinningCalibrationSource(none, TimeSpan.FromTicks(-1))).ParamName);
        Assert.Equal("sensorId", Assert.Throws<ArgumentNullException>(() => new SpinningCalibrationSource(none).Lookup(null!)).ParamName);
    }
}
