namespace Lecture38;

/// <summary>One access to an LRU cache, and the cache after it.</summary>
/// <param name="Key">The key that was asked for.</param>
/// <param name="IsHit">Whether it was cached. A missed key is stored, unless the cache has size 0.</param>
/// <param name="Evicted">The key that had to leave for it; null if none had to.</param>
/// <param name="Keys">The cached keys, most recently used first.</param>
/// <param name="Counters">The cache's own counters.</param>
public sealed record LruStep(string Key, bool IsHit, string? Evicted, IReadOnlyList<string> Keys, CacheInfo Counters);
