namespace Lecture38;

/// <summary>How the memory of sites changed between two snapshots. Immutable.</summary>
/// <param name="Sites">The sites that changed, those that retain most first.</param>
public sealed record MemoryDiff(IReadOnlyList<SiteMemory> Sites)
{
    /// <summary>The bytes allocated at all sites together, in use or not.</summary>
    public long AllocatedBytes => Sites.Sum(site => site.AllocatedBytes);

    /// <summary>The bytes that came into use and stayed, at all sites together.</summary>
    public long RetainedBytes => Sites.Sum(site => site.RetainedBytes);
}
