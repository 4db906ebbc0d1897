using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>
/// A cache that keeps the entries used most recently: a full cache makes room for a new key by evicting the least
/// recently used one.
/// </summary>
/// <typeparam name="TKey">The keys; a null key is a key like any other.</typeparam>
/// <typeparam name="TValue">The cached values.</typeparam>
/// <remarks>
/// <para>A <see cref="SlotTable{TKey, TValue}"/> in order of use: every use moves an entry to the end, so the first is the
/// least recently used. Every operation takes O(1) time, amortised while the table grows. A hit, an overwrite, and an add
/// that evicts allocate nothing.</para>
/// <para>Not safe for concurrent use, since even a read changes the order. <see cref="CachedFunction{TArg, TResult}"/>
/// puts a lock around it. Unlocked use by several threads may lose entries; where it would loop for ever, an
/// <see cref="InvalidOperationException"/> is thrown.</para>
/// </remarks>
public sealed class LruCache<TKey, TValue>
{
    private const int None = SlotTable<TKey, TValue>.None;

    private readonly SlotTable<TKey, TValue> _table;
    private long _hits;
    private long _misses;

    /// <summary>Creates an empty cache. Its memory grows with its entries, not with <paramref name="maxSize"/>.</summary>
    /// <param name="maxSize">The most entries to keep; null for no bound, 0 to store nothing.</param>
    /// <param name="comparer">How keys are compared; null for the key type's own equality.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
    public LruCache(int? maxSize = 128, IEqualityComparer<TKey>? comparer = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSize.GetValueOrDefault(), nameof(maxSize));
        MaxSize = maxSize;
        _table = new SlotTable<TKey, TValue>(maxSize ?? int.MaxValue, comparer);
    }

    /// <summary>The most entries the cache keeps; null where nothing is ever evicted.</summary>
    public int? MaxSize { get; }

    /// <summary>The number of entries stored. O(1).</summary>
    public int Count => _table.Count;

    /// <summary>The lookups so far and the size. O(1).</summary>
    public CacheInfo Info => new(_hits, _misses, MaxSize, Count);

    internal SlotTable<TKey, TValue> Table => _table;

    /// <summary>A copy of the keys, most recently used first. O(<see cref="Count"/>) time and memory.</summary>
    public IReadOnlyList<TKey> Keys
    {
        get
        {
            var entries = _table.InOrder();
            entries.Reverse();
            return entries.ConvertAll(entry => entry.Key);
        }
    }

    /// <summary>Looks a key up and, if it is stored, makes it the most recently used. O(1), allocates nothing.</summary>
    /// <param name="key">The key to look up.</param>
    /// <param name="value">The cached value, which may itself be null; the default on a miss.</param>
    /// <returns>True on a hit.</returns>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var index = _table.Find(key, _table.Hash(key));
        if (index == None)
        {
            _misses++;
            value = default;
            return false;
        }

        _hits++;
        _table.MoveToLast(index);
        value = _table[index].Value;
        return true;
    }

    /// <summary>Whether a key is stored. Unlike a lookup, this changes neither the order of use nor the counters. O(1).</summary>
    /// <param name="key">The key to look for.</param>
    /// <returns>True if an entry with that key is stored.</returns>
    public bool ContainsKey(TKey key) => _table.Find(key, _table.Hash(key)) != None;

    /// <inheritdoc cref="Set(TKey, TValue, out TKey)"/>
    public void Set(TKey key, TValue value) => Set(key, value, out _);

    /// <summary>
    /// Stores a value as the most recently used entry. A key that is present is overwritten, which evicts nothing; a new
    /// key in a full cache evicts the least recently used entry. O(1), amortised; allocates nothing once full.
    /// </summary>
    /// <param name="key">The key to add or overwrite.</param>
    /// <param name="value">The value to keep.</param>
    /// <param name="evicted">The evicted key, if there is one.</param>
    /// <returns>True if an entry was evicted.</returns>
    public bool Set(TKey key, TValue value, [MaybeNullWhen(false)] out TKey evicted)
    {
        evicted = default;
        var hash = _table.Hash(key);
        return MaxSize != 0 && _table.Set(_table.Find(key, hash), key, hash, value, out evicted);
    }

    /// <summary>Stores a value unless its key is present, in which case nothing changes, not even the order of use.</summary>
    /// <returns>True if the key was new and the cache can hold it.</returns>
    internal bool TryAdd(TKey key, TValue value)
    {
        var hash = _table.Hash(key);
        if (MaxSize == 0 || _table.Find(key, hash) != None)
        {
            return false;
        }

        _table.Set(None, key, hash, value, out _);
        return true;
    }

    /// <summary>Removes a key if it is stored. O(1).</summary>
    /// <param name="key">The key to remove.</param>
    /// <returns>True if there was an entry to remove.</returns>
    public bool Remove(TKey key)
    {
        var index = _table.Find(key, _table.Hash(key));
        if (index == None)
        {
            return false;
        }

        _table.Remove(index);
        return true;
    }

    /// <summary>Removes every entry, releases the memory and sets the counters back to zero. O(1).</summary>
    public void Clear()
    {
        _table.Clear();
        _hits = _misses = 0;
    }
}
