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
        now.Collections - before.Collections);
}
