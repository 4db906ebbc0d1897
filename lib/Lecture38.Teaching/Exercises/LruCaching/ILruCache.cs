using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>What an LRU cache of your own has to do; it keeps at most as many entries as it was made for.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The cached values.</typeparam>
/// <remarks>
/// <see cref="LruCache{TKey, TValue}"/> keeps the same order of use; here the counters of
/// <see cref="CachedFunction{TArg, TResult}"/> belong to the cache itself. Nobody asks for safety under concurrent use.
/// </remarks>
public interface ILruCache<TKey, TValue>
{
    /// <summary>The number of entries stored.</summary>
    int Count { get; }

    /// <summary>The lookups that found their key, since the cache was made or cleared.</summary>
    long Hits { get; }

    /// <summary>The lookups that did not, since the cache was made or cleared.</summary>
    long Misses { get; }

    /// <summary>Looks a key up, counts a hit or a miss, and makes a key that it finds the most recently used.</summary>
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
