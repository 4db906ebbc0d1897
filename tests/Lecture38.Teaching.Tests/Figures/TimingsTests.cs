using System.Text.Json;

namespace Lecture38.Teaching.Tests;

public class TimingsTests
{
    [Fact]
    public void The_alt_text_and_the_table_say_the_times()
    {
        var figure = SampleFigures.Timings();
        Assert.Equal("Bar chart of 2 timings: uncached 512 ms, cached 1.2 ms.", figure.AltText);
        Assert.Equal(["Label", "Time (ms)", "Times the shortest"], figure.Data.Columns.Select(column => column.Name));
        Assert.Equal([["uncached", "512", "426.7"], ["cached", "1.2", "1"]], figure.Data.Rows);
    }

    [Theory]
    [InlineData(49, null, false)]
    [InlineData(50, null, true)]
    [InlineData(60, false, false)]
    [InlineData(2, true, true)]
    public void From_a_ratio_of_50_on_the_axis_is_logarithmic_unless_told(double ratio, bool? asked, bool expected)
    {
        var figure = Lecture38.Figures.Timings("t", [new("a", 1e6), new("b", 1e6 * ratio)], asked);
        var axis = JsonDocument.Parse(figure.PlotlyJson).RootElement.GetProperty("layout").GetProperty("xaxis");
        Assert.Equal(expected, axis.TryGetProperty("type", out var type) && type.GetString() == "log");
    }

    [Fact]
    public void Error_bars_have_the_bars_unit_and_never_end_below_a_logarithmic_axis()
    {
        var figure = Lecture38.Figures.Timings("t", [new("a", 100, 150), new("b", 1e6, 1e5)]);
        var error = JsonDocument.Parse(figure.PlotlyJson).RootElement.GetProperty("data")[0].GetProperty("error_x");
        Assert.Equal([150, 1e5], Numbers(error.GetProperty("array")));
        Assert.Equal([90, 1e5], Numbers(error.GetProperty("arrayminus")));
        Assert.Contains("a 100 ns ± 150 ns", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_of_zero_is_drawn_on_a_linear_axis()
    {
        var figure = Lecture38.Figures.Timings("t", [new("a", 0), new("b", 1e6)]);
        Assert.DoesNotContain("\"log\"", figure.PlotlyJson, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("logarithmic", () => Lecture38.Figures.Timings("t", [new("a", 0)], logarithmic: true));
        Assert.Contains("a 0 ns", Lecture38.Figures.Timings("t", [new("a", 0)]).AltText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(1, -1)]
    public void What_is_no_time_is_refused(double nanoseconds, double error) =>
        Assert.Throws<ArgumentOutOfRangeException>("timings", () => Lecture38.Figures.Timings("t", [new("a", nanoseconds, error)]));

    [Fact]
    public void Nothing_to_draw_is_refused() =>
        Assert.Throws<ArgumentException>("timings", () => Lecture38.Figures.Timings("t", []));

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
