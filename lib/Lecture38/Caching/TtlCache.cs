using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>
/// A bounded cache whose entries live for a fixed time. Expiry is lazy: an expired entry leaves when somebody asks for it.
/// A full cache evicts the entry that is soonest to expire.
/// </summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The cached values; null is a value like any other.</typeparam>
/// <remarks>
/// <para>All entries live equally long and the clock never runs backwards, so entries expire in the order in which they
/// were set. A list in that order gives the soonest to expire in O(1), where a search for the minimum takes O(n). Every
/// operation takes O(1) time; a hit allocates nothing.</para>
/// <para>Safe for concurrent use. A lookup takes no lock unless the entry that it finds has expired: an entry never
/// changes, since setting a key replaces its entry as a whole. Still, a lookup and a set after it are two calls, and other
/// threads may act between them.</para>
/// </remarks>
public sealed class TtlCache<TKey, TValue>
    where TKey : notnull
{
    /// <summary>No system clock that counts in ticks lags behind the precise one by more than this.</summary>
    private const long CoarseClockLagInMilliseconds = 64;

    private readonly TimeProvider _timeProvider;
    private readonly long _ttlInTimestamps;
    private readonly ConcurrentDictionary<TKey, LinkedListNode<Entry>> _entries = new(concurrencyLevel: 1, capacity: 31);
    private readonly LinkedList<Entry> _soonestToExpireFirst = new();
    private readonly Lock _gate = new();

    /// <summary>Creates an empty cache.</summary>
    /// <param name="ttl">How long an entry lives after it was set.</param>
    /// <param name="maxSize">The most entries to keep, counting those that have expired and not yet left.</param>
    /// <param name="timeProvider">The clock, null for the system's. Its timestamps are read, which only ever grow; never its date.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ttl"/> or <paramref name="maxSize"/> is not positive.</exception>
    public TtlCache(TimeSpan ttl, int maxSize = 128, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ttl, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSize);
        Ttl = ttl;
        MaxSize = maxSize;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _ttlInTimestamps = ToTimestamps(ttl, _timeProvider.TimestampFrequency);
    }

    /// <summary>How long an entry lives after it was set.</summary>
    public TimeSpan Ttl { get; }

    /// <summary>The most entries the cache keeps.</summary>
    public int MaxSize { get; }

    /// <summary>The number of entries stored, expired ones that nobody has asked for included. O(1).</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _soonestToExpireFirst.Count;
            }
        }
    }

    /// <summary>A copy of what is stored, soonest to expire first. Looking does not remove expired entries. O(<see cref="Count"/>).</summary>
    public IReadOnlyList<TtlEntry<TKey, TValue>> Entries
    {
        get
        {
            lock (_gate)
            {
                var now = _timeProvider.GetTimestamp();
                return [.. _soonestToExpireFirst.Select(entry => new TtlEntry<TKey, TValue>(entry.Key, entry.Value, TimeUntil(entry, now)))];
            }
        }
    }

    /// <summary>Looks up a key whose entry is still alive. Finding an expired entry removes it. O(1); a hit allocates nothing.</summary>
    /// <param name="key">The key to look up.</param>
    /// <param name="value">The cached value, which may itself be null; the default on a miss.</param>
    /// <returns>True on a hit. An entry is expired from the very moment its time is up.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_entries.TryGetValue(key, out var node))
        {
            if (IsAlive(ref node.ValueRef))
            {
                value = node.ValueRef.Value;
                return true;
            }

            RemoveExpired(node);
        }

        value = default;
        return false;
    }

    /// <summary>
    /// Stores a value for the length of <see cref="Ttl"/>. A key that is present is overwritten and lives anew, which
    /// evicts nothing; a new key in a full cache evicts the entry soonest to expire. O(1), amortised.
    /// </summary>
    /// <param name="key">The key to add or overwrite.</param>
    /// <param name="value">The value to keep.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public void Set(TKey key, TValue value) => Set(key, value, out _);

    /// <summary>Stores a value like <see cref="Set(TKey, TValue)"/> and tells which key had to leave for it.</summary>
    /// <param name="key">The key to add or overwrite.</param>
    /// <param name="value">The value to keep.</param>
    /// <param name="evicted">The evicted key, if there is one.</param>
    /// <returns>True if an entry was evicted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public bool Set(TKey key, TValue value, [MaybeNullWhen(false)] out TKey evicted)
    {
        lock (_gate)
        {
            var evicts = false;
            evicted = default;
            if (_entries.TryGetValue(key, out var overwritten))
            {
                _soonestToExpireFirst.Remove(overwritten);
            }
            else if (_soonestToExpireFirst.Count == MaxSize)
            {
                evicts = true;
                evicted = _soonestToExpireFirst.First!.ValueRef.Key;
                Remove(_soonestToExpireFirst.First);
            }

            // The clock is read inside the lock: only then is the order of the list the order of expiry.
            _entries[key] = _soonestToExpireFirst.AddLast(NewEntry(key, value));
            return evicts;
        }
    }

    /// <summary>Removes a key, because its source has changed; does nothing if it is not stored. O(1).</summary>
    /// <param name="key">The key to remove.</param>
    /// <returns>True if there was an entry to remove, expired or not.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public bool Invalidate(TKey key)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return false;
            }

            Remove(node);
            return true;
        }
    }

    private Entry NewEntry(TKey key, TValue value)
    {
        var now = _timeProvider.GetTimestamp();
        var expiry = now > long.MaxValue - _ttlInTimestamps ? long.MaxValue : now + _ttlInTimestamps;
        var surelyAliveUntil = _timeProvider == TimeProvider.System
            ? Environment.TickCount64 + (long)Ttl.TotalMilliseconds - CoarseClockLagInMilliseconds
            : long.MinValue;
        return new Entry(key, value, expiry, surelyAliveUntil);
    }

    /// <summary>
    /// Whether an entry's time is not up. Reading the precise clock costs more than the rest of a hit together, so the
    /// system's coarse tick count is asked first: it settles the matter for every entry that is not about to expire.
    /// </summary>
    private bool IsAlive(ref readonly Entry entry) =>
        Environment.TickCount64 < entry.SurelyAliveUntil || _timeProvider.GetTimestamp() < entry.Expiry;

    private void RemoveExpired(LinkedListNode<Entry> expired)
    {
        lock (_gate)
        {
            // Another thread may have removed or replaced it since it was found.
            if (expired.List is not null)
            {
                Remove(expired);
            }
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _entries.TryRemove(node.ValueRef.Key, out _);
        _soonestToExpireFirst.Remove(node);
    }

    private TimeSpan TimeUntil(Entry entry, long now) =>
        TimeSpan.FromSeconds((entry.Expiry - now) / (double)_timeProvider.TimestampFrequency);

    /// <summary>A duration in the clock's own unit, rounded up so that nothing expires early; the largest there is if it does not fit.</summary>
    private static long ToTimestamps(TimeSpan duration, long frequency)
    {
        var timestamps = ((Int128)duration.Ticks * frequency + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
        return (long)Int128.Min(timestamps, long.MaxValue);
    }

    private readonly record struct Entry(TKey Key, TValue Value, long Expiry, long SurelyAliveUntil);
}
