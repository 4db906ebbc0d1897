namespace Lecture38;

public static partial class Figures
{
    /// <summary>Curves of an LRU cache's hit ratio at every size, each with its knee.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="curves">The curves and their names.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    /// <remarks>Beyond its number of distinct keys a curve is level; all are drawn to the largest of these numbers.</remarks>
    public static Figure HitRatios(string title, params IReadOnlyList<(string Name, HitRatioCurve Curve)> curves)
    {
        ThrowIfEmpty(curves, nameof(curves));
        double[] sizes = [.. Enumerable.Range(0, curves.Max(curve => curve.Curve.DistinctKeys) + 1)];
        return HitRatios(title, "Cache size (entries)", [.. curves.Select(curve =>
            new RatioSeries(curve.Name, sizes, [.. sizes.Select(size => curve.Curve[(int)size])])
            {
                Knee = curve.Curve.Knee,
                IsStepped = true,
            })]);
    }
}
