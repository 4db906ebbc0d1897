namespace Lecture38;

public static partial class Figures
{
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
        var mostKeys = curves.Max(curve => curve.Curve.DistinctKeys);
        double[] sizes = [.. Enumerable.Range(0, mostKeys + (mostKeys / 10) + 2)];
        RatioSeries Stepped(string name, HitRatioCurve curve) =>
            new(name, sizes, [.. sizes.Select(size => curve[(int)size])]) { IsStepped = true };
        return HitRatios(title, "Cache size (entries)",
        [
            .. curves.Select(curve => Stepped(curve.Name, curve.Curve) with { Knee = curve.Curve.Knee }),
            .. clairvoyant is null ? [] : (RatioSeries[])[Stepped("clairvoyant, the bound", clairvoyant) with { IsBound = true }],
        ]);
    }
}
