namespace Lecture38;

public static partial class Figures
{
    // Two points of a 400 pixel high chart of 0 to 100 % are one pixel apart from 0.0025 on.
    private const double UnseenRatio = 0.0005;

    /// <summary>Curves of hit ratios over what was varied.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="xTitle">What was varied, and its unit.</param>
    /// <param name="series">The curves. Bounds and knees are called out as they say.</param>
    /// <param name="yTitle">What the ratios are, where not all of them are hit ratios.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no curve, a curve is empty, has more or fewer ratios than X, an X that does not rise, a ratio that is not from 0 to
    /// 1, or a knee that is none of its X.
    /// </exception>
    /// <remarks>The table has every point; the chart leaves out those that differ from their neighbours by less than 0.05 %.</remarks>
    public static Figure HitRatios(string title, string xTitle, IReadOnlyList<RatioSeries> series, string yTitle = "Hit ratio")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(xTitle);
        ArgumentNullException.ThrowIfNull(yTitle);
        ThrowIfEmpty(series, nameof(series));
        ThrowIfNoRatios(series);
        var chart = new LineChart(
            title,
            new ChartAxis(xTitle),
            new ChartAxis(yTitle, From: 0, To: 1.04, TickFormat: ".0%"),
            [.. series.Select(Line)],
            HoverTemplate: "%{x}: %{y:.2%}");
        return new Figure(title, Describe(xTitle, yTitle, series), RatioTable(xTitle, series), PlotlyRenderer.Render(chart));
    }

    private static void ThrowIfNoRatios(IReadOnlyList<RatioSeries> series)
    {
        ThrowIfMalformed(series.Select(curve => (curve.Name, curve.X, curve.HitRatio)), "hit ratios", nameof(series));
        foreach (var curve in series)
        {
            ThrowIfFaulty(
                curve.Name,
                curve switch
                {
                    _ when !curve.HitRatio.All(ratio => ratio is >= 0 and <= 1) => "has a hit ratio that is not from 0 to 1",
                    { Knee: { } knee } when !curve.X.Contains(knee) => $"has its knee at {DisplayText.Number(knee)}, which is none of its X",
                    _ => null,
                },
                nameof(series));
        }
    }

    private static ChartLine Line(RatioSeries curve) => new(
        curve.Name,
        Thinning.Thin([.. curve.X.Zip(curve.HitRatio)], UnseenRatio),
        curve.IsStepped,
        curve.IsBound,
        curve.Knee is { } knee
            ? (knee, RatioAt(curve, knee), $"knee at {DisplayText.Number(knee)}: {Percent(RatioAt(curve, knee))}")
            : null);

    private static double RatioAt(RatioSeries curve, double x) =>
        curve.HitRatio[curve.X.Index().First(point => point.Item == x).Index];

    private static string Describe(string xTitle, string yTitle, IReadOnlyList<RatioSeries> series) =>
        $"Line chart of the {DisplayText.InSentence(yTitle)} over {xTitle}: {Listed(series.Select(curve =>
            $"{curve.Name} from {Percent(curve.HitRatio[0])} at {DisplayText.Number(curve.X[0])} to "
            + $"{Percent(curve.HitRatio[^1])} at {DisplayText.Number(curve.X[^1])}"
            + (curve.Knee is { } knee ? $" with its knee at {DisplayText.Number(knee)} ({Percent(RatioAt(curve, knee))})" : "")))}.";

    private static string Percent(double ratio) => $"{DisplayText.Number(ratio * 100, 4)} %";

    private static Table RatioTable(string xTitle, IReadOnlyList<RatioSeries> series) => SeriesTable(
        xTitle,
        [.. series.Select(curve => ($"{curve.Name} (%)", curve.X, curve.HitRatio))],
        ratio => DisplayText.Number(ratio * 100));

    /// <summary>Curves of an LRU cache's hit ratio at every size, each with its knee.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="curves">The curves and their names.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    /// <remarks>
    /// Beyond its number of distinct keys a curve is level; all are drawn to a tenth beyond the largest of these numbers, so that
    /// the last rise is seen as one.
    /// </remarks>
    public static Figure HitRatios(string title, params IReadOnlyList<(string Name, HitRatioCurve Curve)> curves) =>
        OfEverySize(title, clairvoyant: null, curves);

    /// <summary>Curves of a cache's hit ratio at every size, each with its knee, below the bound that no policy can pass.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="clairvoyant">The bound: <see cref="HitRatioCurve.Clairvoyant{TKey}"/> of the same stream.</param>
    /// <param name="curves">The curves and their names.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure HitRatios(
        string title, HitRatioCurve clairvoyant, params IReadOnlyList<(string Name, HitRatioCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(clairvoyant);
        return OfEverySize(title, clairvoyant, curves);
    }

    private static Figure OfEverySize(
        string title, HitRatioCurve? clairvoyant, IReadOnlyList<(string Name, HitRatioCurve Curve)> curves)
    {
        ThrowIfEmpty(curves, nameof(curves));
        var maxKeys = curves.Max(curve => curve.Curve.DistinctKeys);
        double[] sizes = [.. Enumerable.Range(0, maxKeys + (maxKeys / 10) + 2)];
        RatioSeries Stepped(string name, HitRatioCurve curve) =>
            new(name, sizes, [.. sizes.Select(size => curve[(int)size])]) { IsStepped = true };
        return HitRatios(title, "Cache size (entries)",
        [
            .. curves.Select(curve => Stepped(curve.Name, curve.Curve) with { Knee = curve.Curve.Knee }),
            .. clairvoyant is null ? [] : (RatioSeries[])[Stepped("clairvoyant, the bound", clairvoyant) with { IsBound = true }],
        ]);
    }
}

/// <summary>A named curve of hit ratios.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">What was varied, such as cache sizes or times to live; rising.</param>
/// <param name="HitRatio">The hit ratio for each, from 0 to 1.</param>
public sealed record RatioSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> HitRatio)
{
    /// <summary>Where the curve has its knee, one of <see cref="X"/>; null calls out none.</summary>
    public double? Knee { get; init; }

    /// <summary>Whether it is a bound that the other curves cannot pass (clairvoyant, unbounded): drawn thin and grey.</summary>
    public bool IsBound { get; init; }

    /// <summary>Whether the ratio holds until the next X, as it does between whole cache sizes.</summary>
    public bool IsStepped { get; init; }
}

/// <summary>Leaves out points of a long line that nobody would see.</summary>
internal static class Thinning
{
    /// <summary>
    /// Keeps the ends, and at every change of more than <paramref name="tolerance"/> since the last kept point both the point and
    /// the one before it: cliffs stay where they are, upright, and the line is nowhere further off than twice the tolerance. O(n).
    /// </summary>
    internal static List<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        List<(double X, double Y)> kept = [];
        var lastKept = -1;
        for (var i = 0; i < points.Count; i++)
        {
            var hasChanged = i > 0 && Math.Abs(points[i].Y - points[lastKept].Y) > tolerance;
            if (hasChanged && i - 1 > lastKept)
            {
                kept.Add(points[i - 1]);
            }

            if (hasChanged || i == 0 || i == points.Count - 1)
            {
                kept.Add(points[i]);
                lastKept = i;
            }
        }

        return kept;
    }
}
