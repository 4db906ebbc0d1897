using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>The library's own LRU cache behind the interface of the exercise: what an answer is compared with.</summary>
internal sealed class CountingLruCache<TKey, TValue>(int maxSize) : ILruCache<TKey, TValue>
{
    private readonly LruCache<TKey, TValue> _cache = new(maxSize);

    public int Count => _cache.Count;

    public long Hits { get; private set; }

    public long Misses { get; private set; }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var isHit = _cache.TryGetValue(key, out value);
        (Hits, Misses) = isHit ? (Hits + 1, Misses) : (Hits, Misses + 1);
        return isHit;
    }

    public void Put(TKey key, TValue value) => _cache.Set(key, value);

    public void Clear()
    {
        _cache.Clear();
        Hits = Misses = 0;
    }
}
