namespace Lecture38;

/// <summary>Garbage collections by generation. A collection of one generation collects the younger ones too, and counts for them.</summary>
/// <param name="Generation0">Collections of the youngest objects, or more.</param>
/// <param name="Generation1">Collections of those that survived one, or more.</param>
/// <param name="Generation2">Full collections.</param>
public readonly record struct CollectionCounts(int Generation0, int Generation1, int Generation2)
{
    /// <summary>The counts of this process since its start.</summary>
    public static CollectionCounts Now => new(GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));

    /// <summary>Adds generation by generation.</summary>
    /// <param name="left">One summand.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    public static CollectionCounts operator +(CollectionCounts left, CollectionCounts right) => new(
        left.Generation0 + right.Generation0, left.Generation1 + right.Generation1, left.Generation2 + right.Generation2);

    /// <summary>Subtracts generation by generation.</summary>
    /// <param name="left">The later counts.</param>
    /// <param name="right">The earlier counts.</param>
    /// <returns>The differences.</returns>
    public static CollectionCounts operator -(CollectionCounts left, CollectionCounts right) => new(
        left.Generation0 - right.Generation0, left.Generation1 - right.Generation1, left.Generation2 - right.Generation2);
}
