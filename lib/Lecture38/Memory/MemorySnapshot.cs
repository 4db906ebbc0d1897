namespace Lecture38;

/// <summary>The books of a <see cref="MemoryAudit"/> at one moment. Immutable.</summary>
/// <param name="Sites">One entry a site.</param>
public sealed record MemorySnapshot(IReadOnlyList<SiteMemory> Sites)
{
    /// <summary>What each site has allocated and retained since an earlier snapshot. O(sites).</summary>
    /// <param name="earlier">The snapshot to compare with.</param>
    /// <returns>The sites that changed, those that retain most first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> is null.</exception>
    public IReadOnlyList<SiteMemory> Since(MemorySnapshot earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var before = earlier.Sites.ToDictionary(site => site.Site);
        return
        [
            .. Sites
                .Select(now => Difference(now, before.GetValueOrDefault(now.Site)))
                .Where(site => site.Runs != 0)
                .OrderByDescending(site => Math.Abs(site.RetainedBytes))
                .ThenByDescending(site => site.AllocatedBytes)
                .ThenBy(site => site.Site, StringComparer.Ordinal),
        ];
    }

    private static SiteMemory Difference(SiteMemory now, SiteMemory before) => new(
        now.Site,
        now.Runs - before.Runs,
        now.AllocatedBytes - before.AllocatedBytes,
        now.RetainedBytes - before.RetainedBytes,
        now.Collections.Minus(before.Collections));
}

/// <summary>What a <see cref="MemoryAudit"/> has booked under one site.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Runs">How many runs were measured.</param>
/// <param name="AllocatedBytes">The bytes they allocated, exactly, in use or not.</param>
/// <param name="RetainedBytes">The bytes still in use after them and a full collection.</param>
/// <param name="Collections">The garbage collections while they ran.</param>
public readonly record struct SiteMemory(
    string Site, int Runs, long AllocatedBytes, long RetainedBytes, CollectionCounts Collections);

/// <summary>Garbage collections by generation. A collection of one generation collects the younger ones too, and counts for them.</summary>
/// <param name="Generation0">Collections of the youngest objects, or more.</param>
/// <param name="Generation1">Collections of those that survived one, or more.</param>
/// <param name="Generation2">Full collections.</param>
public readonly record struct CollectionCounts(int Generation0, int Generation1, int Generation2)
{
    /// <summary>The counts of this process since its start.</summary>
    public static CollectionCounts Now => new(GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));

    /// <summary>Adds generation by generation.</summary>
    internal CollectionCounts Plus(CollectionCounts other) =>
        new(Generation0 + other.Generation0, Generation1 + other.Generation1, Generation2 + other.Generation2);

    /// <summary>Subtracts generation by generation.</summary>
    internal CollectionCounts Minus(CollectionCounts earlier) =>
        new(Generation0 - earlier.Generation0, Generation1 - earlier.Generation1, Generation2 - earlier.Generation2);
}
