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
}
