using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>The library's caches and their peers, each as large as the keys that it is filled with.</summary>
internal static class Filled
{
    /// <summary>Longer than any run, so that nothing expires while it is measured.</summary>
    public static readonly TimeSpan Ttl = TimeSpan.FromHours(1);

    /// <summary>A <see cref="Microsoft.Extensions.Caching.Memory.MemoryCache"/> with a size limit wants to know the size of each entry.</summary>
    public static readonly MemoryCacheEntryOptions OneEntry = new() { Size = 1 };

    public static readonly MemoryCacheEntryOptions OneExpiringEntry = new() { Size = 1, AbsoluteExpirationRelativeToNow = Ttl };

    /// <summary>The value that benchmarks store: two numbers without a reference, which boxes where a cache stores objects.</summary>
    public static readonly Calibration Calibration = new(Offset: 1, Scale: 2);

    public static LruCache<string, Calibration> LruCache(string[] keys)
    {
        var cache = new LruCache<string, Calibration>(keys.Length);
        foreach (var key in keys)
        {
            cache.Set(key, Calibration);
        }

        return cache;
    }

    public static CachedFunction<string, Calibration> CachedFunction(string[] keys)
    {
        var function = Memoize.Lru<string, Calibration>(_ => Calibration, keys.Length);
        foreach (var key in keys)
        {
            function.Invoke(key);
        }

        return function;
    }

    public static ClassicLru<string, Calibration> ClassicLru(string[] keys)
    {
        var cache = new ClassicLru<string, Calibration>(keys.Length);
        foreach (var key in keys)
        {
            cache.AddOrUpdate(key, Calibration);
        }

        return cache;
    }

    public static ConcurrentLru<string, Calibration> ConcurrentLru(string[] keys)
    {
        var cache = new ConcurrentLru<string, Calibration>(keys.Length);
        foreach (var key in keys)
        {
            cache.AddOrUpdate(key, Calibration);
        }

        return cache;
    }

    public static TtlCache<string, Calibration> TtlCache(string[] keys)
    {
        var cache = new TtlCache<string, Calibration>(Ttl, keys.Length);
        foreach (var key in keys)
        {
            cache.Set(key, Calibration);
        }

        return cache;
    }

    public static ConcurrentTLru<string, Calibration> ConcurrentTLru(string[] keys)
    {
        var cache = new ConcurrentTLru<string, Calibration>(keys.Length, Ttl);
        foreach (var key in keys)
        {
            cache.AddOrUpdate(key, Calibration);
        }

        return cache;
    }

    public static MemoryCache MemoryCache(string[] keys) => MemoryCache(keys, OneEntry);

    public static MemoryCache ExpiringMemoryCache(string[] keys) => MemoryCache(keys, OneExpiringEntry);

    public static Dictionary<string, Calibration> Dictionary(string[] keys)
    {
        var dictionary = new Dictionary<string, Calibration>(keys.Length);
        foreach (var key in keys)
        {
            dictionary.Add(key, Calibration);
        }

        return dictionary;
    }

    /// <summary>What a benchmark of hits throws at a miss, so that it cannot measure misses unnoticed.</summary>
    public static InvalidOperationException Missed() => new("The cache does not hold a key that it was filled with.");

    private static MemoryCache MemoryCache(string[] keys, MemoryCacheEntryOptions options)
    {
        var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = keys.Length });
        foreach (var key in keys)
        {
            cache.Set(key, Calibration, options);
        }

        return cache;
    }
}
