namespace Lecture38;

public static partial class Figures
{
    // In a chart 400 pixels high, one pixel is 0.0025.
    private const double UnseenRatio = 0.0005;

    /// <summary>Draws hit ratios as curves over a parameter, such as the cache size.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="xTitle">The parameter and its unit.</param>
    /// <param name="series">The curves, with their bounds and knees.</param>
    /// <param name="yTitle">What the ratios are, if not hit ratios.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no curve; or a curve is empty, its numbers of X and ratios differ, its X do not rise, a ratio is not from 0 to 1, or
    /// its knee is not one of its X.
    /// </exception>
    /// <remarks>The table has every point. The chart leaves out points that differ from their neighbours by less than 0.05 %.</remarks>
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

    /// <summary>Draws the hit ratio of an LRU cache at every size, with the knee of each curve.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="curves">The curves, by name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    /// <remarks>
    /// A curve is level beyond its number of distinct keys. All curves continue a tenth beyond the largest of these numbers, so that
    /// the last rise is visible.
    /// </remarks>
    public static Figure HitRatios(string title, params IReadOnlyList<(string Name, HitRatioCurve Curve)> curves) =>
        OfEverySize(title, clairvoyant: null, curves);

    /// <summary>Draws the hit ratio of a cache at every size, with the knee of each curve, and the bound that no policy can exceed.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="clairvoyant">The bound: <see cref="HitRatioCurve.Clairvoyant{TKey}"/> of the same stream.</param>
    /// <param name="curves">The curves, by name.</param>
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
/// <param name="X">The parameter, such as the cache size; rising.</param>
/// <param name="HitRatio">The hit ratio at each X, from 0 to 1.</param>
public sealed record RatioSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> HitRatio)
{
    /// <summary>The X of the knee to annotate; null for none.</summary>
    public double? Knee { get; init; }

    /// <summary>Whether it is a bound that the other curves cannot exceed (clairvoyant, unbounded): drawn thin and grey.</summary>
    public bool IsBound { get; init; }

    /// <summary>Whether the ratio holds until the next X, as between whole cache sizes.</summary>
    public bool IsStepped { get; init; }
}

/// <summary>Removes points of a long line that make no visible difference.</summary>
internal static class Thinning
{
    /// <summary>
    /// Keeps both ends. Where a point differs from the last kept one by more than <paramref name="tolerance"/>, keeps it and the
    /// point before it, so that cliffs stay vertical. The line is off by at most twice the tolerance. O(n).
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
