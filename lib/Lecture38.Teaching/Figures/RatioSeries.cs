namespace Lecture38;

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
