using System.Text.Json;

namespace Lecture38.Teaching.Tests;

public class MemoryFigureTests
{
    [Fact]
    public void Curves_have_a_unit_that_suits_and_a_table_in_bytes()
    {
        var figure = Lecture38.Figures.Memory("t", "Readings", [
            new MemorySeries("unbounded", [0, 1000], [0, 3 * 1024 * 1024]), new MemorySeries("bounded", [0, 1000], [0, 2048])]);
        Assert.Equal("Line chart of memory over Readings: unbounded from 0 B at 0 to 3 MiB at 1000, bounded from 0 B at 0 to 2 KiB at 1000.", figure.AltText);
        Assert.Equal(["1000", "3145728", "2048"], figure.Data.Rows[1]);
        var root = JsonDocument.Parse(figure.PlotlyJson).RootElement;
        Assert.Equal("Memory (MiB)", root.GetProperty("layout").GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(3, root.GetProperty("data")[0].GetProperty("y")[1].GetDouble());
    }

    [Fact]
    public void Series_differ_by_more_than_colour()
    {
        var figure = Lecture38.Figures.Memory("t", "x", [.. Enumerable.Range(0, 4).Select(i => new MemorySeries($"s{i}", [0, 1], [i, i]))]);
        var lines = JsonDocument.Parse(figure.PlotlyJson).RootElement.GetProperty("data").EnumerateArray().ToArray();
        Assert.Distinct(lines.Select(line => line.GetProperty("line").GetProperty("dash").GetString()));
        Assert.Distinct(lines.Select(line => line.GetProperty("marker").GetProperty("symbol").ToString()));
    }

    [Fact]
    public void Bars_may_be_negative_and_share_a_name()
    {
        var figure = Lecture38.Figures.Memory("t", ("site", 40_088L), ("site", -120_000));
        Assert.Equal("Bar chart of memory by 2 sites: site 39.15 KiB, site -117.2 KiB.", figure.AltText);
        Assert.Equal([["site", "40088"], ["site", "-120000"]], figure.Data.Rows);
    }

    [Fact]
    public void Malformed_series_are_refused()
    {
        Assert.Throws<ArgumentException>("series", () => Lecture38.Figures.Memory("t", "x", [new MemorySeries("s", [0], [double.NaN])]));
        Assert.Throws<ArgumentException>("sites", () => Lecture38.Figures.Memory("t"));
    }
}
