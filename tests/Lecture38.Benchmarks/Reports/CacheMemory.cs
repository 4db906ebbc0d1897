namespace Lecture38.Benchmarks;

/// <summary>What a cache keeps alive for each of its entries.</summary>
/// <param name="Cache">The cache.</param>
/// <param name="RetainedBytesAnEntry">After a full collection; the keys not included, which are the caller's.</param>
/// <param name="AllocatedBytesAnEntry">What filling it allocated, the arrays that it outgrew included.</param>
internal sealed record CacheMemory(string Cache, double RetainedBytesAnEntry, double AllocatedBytesAnEntry)
{
    /// <summary>The cache that the others are compared with.</summary>
    public const string Yardstick = "MemoryCache";

    public static IReadOnlyList<CacheMemory> MeasureAll(int entries)
    {
        var keys = Accesses.SensorIds(entries);
        return
        [
            Measure("Dictionary", keys, Filled.Dictionary),
            Measure("LruCache", keys, Filled.LruCache),
            Measure("CachedFunction", keys, Filled.CachedFunction),
            Measure("ClassicLru", keys, Filled.ClassicLru),
            Measure("ConcurrentLru", keys, Filled.ConcurrentLru),
            Measure(Yardstick, keys, Filled.MemoryCache),
            Measure("TtlCache", keys, Filled.TtlCache),
            Measure("ConcurrentTLru", keys, Filled.ConcurrentTLru),
            Measure("MemoryCache, expiring", keys, Filled.ExpiringMemoryCache),
        ];
    }

    private static CacheMemory Measure(string cache, string[] keys, Func<string[], object> fill)
    {
        var audit = new MemoryAudit();
        audit.Measure(cache, () => fill(keys));
        var memory = audit.Snapshot().Sites.Single();
        return new CacheMemory(cache, (double)memory.RetainedBytes / keys.Length, (double)memory.AllocatedBytes / keys.Length);
    }
}
