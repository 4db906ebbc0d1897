using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>The LRU cache to implement. It has a fixed maximum number of entries.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The cached values.</typeparam>
/// <remarks>
/// <see cref="LruCache{TKey, TValue}"/> keeps the same order of use; here the counters of
/// <see cref="CachedFunction{TArg, TResult}"/> belong to the cache itself. It need not be thread-safe.
/// </remarks>
public interface ILruCache<TKey, TValue>
{
    /// <summary>The number of entries stored.</summary>
    int Count { get; }

    /// <summary>The number of lookups that found their key, since the cache was created or cleared.</summary>
    long Hits { get; }

    /// <summary>The number of lookups that did not, since the cache was created or cleared.</summary>
    long Misses { get; }

    /// <summary>Looks up a key and counts a hit or a miss. A hit makes the key the most recently used.</summary>
    /// <param name="key">The key to look up.</param>
    /// <param name="value">The cached value; the default on a miss.</param>
    /// <returns>True on a hit.</returns>
    bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value);

    /// <summary>
    /// Stores a value as the most recently used. A key that is present is overwritten; a new key in a full cache evicts the least
    /// recently used one. Counts neither as a hit nor as a miss.
    /// </summary>
    /// <param name="key">The key to add or overwrite.</param>
    /// <param name="value">The value to keep.</param>
    void Put(TKey key, TValue value);

    /// <summary>Removes every entry and sets the counters back to zero.</summary>
    void Clear();
}
