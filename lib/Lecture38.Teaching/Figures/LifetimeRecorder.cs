namespace Lecture38;

/// <summary>
/// Wraps a <see cref="TtlCache{TKey, TValue}"/>, passes every call on to it, and records the life of each entry for
/// <see cref="Figures.Lifetimes"/>.
/// </summary>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
/// <remarks>It sees only the calls made through it. Not safe for concurrent use.</remarks>
public sealed class LifetimeRecorder<TKey, TValue>
    where TKey : notnull
{
    private readonly TtlCache<TKey, TValue> _cache;
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private readonly List<EntryLifetime> _lifetimes = [];
    private readonly Dictionary<TKey, int> _stored = [];

    /// <summary>Starts recording; times count from this moment.</summary>
    /// <param name="cache">The cache; it must be empty.</param>
    /// <param name="timeProvider">The cache's own clock.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LifetimeRecorder(TtlCache<TKey, TValue> cache, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _cache = cache;
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
    }

    /// <summary>The life of every entry, in the order of their Set calls.</summary>
    public IReadOnlyList<EntryLifetime> Lifetimes => _lifetimes;

    /// <summary>The time since the recording began.</summary>
    public TimeSpan Elapsed => _timeProvider.GetElapsedTime(_start);

    /// <summary>Sets a key in the cache, and records the end of the entry that this replaces or evicts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Set(TKey key, TValue value)
    {
        if (_cache.Set(key, value, out var evicted))
        {
            End(evicted, RemovalCause.Evicted);
        }

        End(key, RemovalCause.Overwritten);
        _stored[key] = _lifetimes.Count;
        _lifetimes.Add(new EntryLifetime(key.ToString() ?? "", Elapsed, Elapsed + _cache.Ttl));
    }

    /// <summary>Looks up a key in the cache, and records the end of an expired entry that this removes.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True on a hit.</returns>
    public bool Touch(TKey key)
    {
        var isHit = _cache.TryGetValue(key, out _);
        if (!isHit)
        {
            End(key, RemovalCause.Expired);
        }

        return isHit;
    }

    /// <summary>Removes a key from the cache.</summary>
    /// <param name="key">The key.</param>
    public void Remove(TKey key)
    {
        if (_cache.Remove(key))
        {
            End(key, RemovalCause.Removed);
        }
    }

    private void End(TKey key, RemovalCause cause)
    {
        if (_stored.Remove(key, out var index))
        {
            _lifetimes[index] = _lifetimes[index] with { Removed = Elapsed, Cause = cause };
        }
    }
}
