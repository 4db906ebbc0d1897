using System.ComponentModel;

namespace Lecture38;

/// <summary>How the memory of sites changed between two snapshots, displayed as a table. Immutable.</summary>
/// <param name="Sites">The sites that changed, most retained bytes first.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record MemoryDiff(IReadOnlyList<SiteMemory> Sites) : IDisplayable
{
    /// <summary>The bytes allocated at all sites, in use or not.</summary>
    public long AllocatedBytes => Sites.Sum(site => site.AllocatedBytes);

    /// <summary>The bytes allocated at all sites and still in use.</summary>
    public long RetainedBytes => Sites.Sum(site => site.RetainedBytes);

    /// <summary>The sites as a table.</summary>
    public Table Table => Table.Of(
        Sites.Select(site => (
            site.Site,
            site.Runs,
            site.AllocatedBytes,
            site.RetainedBytes,
            site.Collections.Generation0,
            site.Collections.Generation1,
            site.Collections.Generation2)),
        "Site",
        "Runs",
        "Allocated, bytes",
        "Retained, bytes",
        "Gen 0",
        "Gen 1",
        "Gen 2");

    /// <inheritdoc cref="Table.ToHtml"/>
    public string ToHtml() => Table.ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table.ToString();
}

/// <summary>Compares snapshots of a <see cref="MemoryAudit"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MemorySnapshotExtensions
{
    /// <summary>Compares two snapshots site by site, as <c>compare_to</c> of Python's tracemalloc does. O(sites).</summary>
    /// <param name="later">The later snapshot.</param>
    /// <param name="earlier">The snapshot to compare with.</param>
    /// <returns>The sites that changed, most retained bytes first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static MemoryDiff CompareTo(this MemorySnapshot later, MemorySnapshot earlier)
    {
        ArgumentNullException.ThrowIfNull(later);
        return new MemoryDiff(later.Since(earlier));
    }
}
