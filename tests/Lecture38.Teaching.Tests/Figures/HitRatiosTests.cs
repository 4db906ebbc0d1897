using System.Text.Json;
using CsCheck;

namespace Lecture38.Teaching.Tests;

public class HitRatiosTests
{
    [Fact]
    public void The_alt_text_says_where_the_cliff_is()
    {
        var figure = Lecture38.Figures.HitRatios("Cliff", ("cyclic", HitRatioCurve.Lru(AccessTrace.Cyclic(129, 12_900))));
        Assert.Equal(
            "Line chart of the hit ratio over Cache size (entries): cyclic from 0 % at 0 to 99 % at 142 with its knee at 129 (99 %).",
            figure.AltText);
        Assert.Equal(143, figure.Data.Rows.Count);
        Assert.Equal(["128", "0"], figure.Data.Rows[128]);
        Assert.Equal(["129", "99"], figure.Data.Rows[129]);
    }

    [Fact]
    public void The_clairvoyant_bound_has_no_knee()
    {
        var stream = AccessTrace.Cyclic(10, 100);
        var figure = Lecture38.Figures.HitRatios("t", HitRatioCurve.Clairvoyant(stream), ("LRU", HitRatioCurve.Lru(stream)));
        Assert.EndsWith("clairvoyant, the bound from 0 % at 0 to 90 % at 12.", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cliff_keeps_both_its_edges()
    {
        var figure = Lecture38.Figures.HitRatios("Cliff", ("cyclic", HitRatioCurve.Lru(AccessTrace.Cyclic(5000, 50_000))));
        var line = JsonDocument.Parse(figure.PlotlyJson).RootElement.GetProperty("data")[0];
        Assert.Equal([0, 4999, 5000, 5501], line.GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
    }

    [Fact]
    public void Curves_of_different_lengths_share_a_table()
    {
        var figure = Lecture38.Figures.HitRatios("t", "TTL (s)", [
            new RatioSeries("a", [1, 2], [0, 1]), new RatioSeries("b", [0.5, 2], [0.25, 0.5]) { IsBound = true }]);
        Assert.Equal([["0.5", "", "25"], ["1", "0", ""], ["2", "100", "50"]], figure.Data.Rows);
    }

    [Fact]
    public void A_thinned_line_is_nowhere_further_off_than_twice_the_tolerance() =>
        Gen.Double[0, 1].Array[1, 500].Sample(values =>
        {
            const double Tolerance = 0.1;
            (double X, double Y)[] points = [.. values.Index().Select(value => ((double)value.Index, value.Item))];
            var thinned = Thinning.Thin(points, Tolerance);
            Assert.Equal(points[0], thinned[0]);
            Assert.Equal(points[^1], thinned[^1]);
            Assert.Equal(thinned.OrderBy(point => point.X), thinned);
            foreach (var (x, y) in points)
            {
                var before = thinned.Last(point => point.X <= x);
                var after = thinned.First(point => point.X >= x);
                var drawn = before == after ? y : before.Y + ((after.Y - before.Y) * (x - before.X) / (after.X - before.X));
                Assert.InRange(Math.Abs(drawn - y), 0, 2 * Tolerance);
                Assert.InRange(Math.Abs(before.Y - y), 0, 2 * Tolerance);
            }
        });

    [Fact]
    public void A_long_monotonic_curve_is_bounded_in_points()
    {
        var curve = Enumerable.Range(0, 100_000).Select(i => ((double)i, 1 - Math.Exp(-i / 20_000.0))).ToArray();
        Assert.InRange(Thinning.Thin(curve, 0.0005).Count, 1000, 4002);
    }

    [Fact]
    public void Malformed_curves_are_refused_by_name()
    {
        Refused("no points", new RatioSeries("S", [], []));
        Refused("1 hit ratios for 2 X", new RatioSeries("S", [1, 2], [0]));
        Refused("does not rise", new RatioSeries("S", [1, 1], [0, 0]));
        Refused("not finite", new RatioSeries("S", [1, double.NaN], [0, 0]));
        Refused("not from 0 to 1", new RatioSeries("S", [1], [1.5]));
        Refused("knee at 3", new RatioSeries("S", [1], [1]) { Knee = 3 });
        Assert.Throws<ArgumentException>("series", () => Lecture38.Figures.HitRatios("t", "x", []));
        Assert.Throws<ArgumentException>("curves", () => Lecture38.Figures.HitRatios("t"));
    }

    [Fact]
    public void An_empty_stream_draws_a_level_line() =>
        Assert.Contains(
            "0 % at 1", Lecture38.Figures.HitRatios("t", ("none", HitRatioCurve.Lru<int>([]))).AltText, StringComparison.Ordinal);

    private static void Refused(string why, RatioSeries curve)
    {
        var error = Assert.Throws<ArgumentException>("series", () => Lecture38.Figures.HitRatios("t", "x", [curve]));
        Assert.Contains("The curve S ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
