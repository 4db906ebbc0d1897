using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Lecture38;

/// <summary>
/// A bounded cache whose entries live for a fixed time. Expiry is lazy: an expired entry leaves when somebody asks for it.
/// A full cache evicts the entry that is soonest to expire.
/// </summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The cached values; null is a value like any other.</typeparam>
/// <remarks>
/// <para>All entries live equally long and the clock never runs backwards, so entries expire in the order in which they
/// were set. A <see cref="SlotTable{TKey, TValue}"/> in that order has the soonest to expire in front: only setting a key
/// moves its entry to the end. Every operation takes O(1) time, amortised while the table grows. A hit, an overwrite, and an
/// add that evicts allocate nothing.</para>
/// <para>Safe for concurrent use; a lookup followed by a set is still two calls, and other threads may act between them.
/// One number, the version, is both lock and signal (a <em>sequence lock</em>). It is even while the table is at rest, odd
/// while a thread changes it, and never the same again after a change. A reader takes no lock: it notes the version, copies
/// a slot, and uses the copy only if the version has not moved; if it has, the copy may be torn and the reader starts
/// again. A writer searches like a reader, then makes the version odd with one compare-and-swap, which succeeds only if
/// nothing has changed since its search began. So the comparer and the clock never run while the table is locked, and a
/// lock lasts for a few assignments.</para>
/// <para>Why not a <see cref="Lock"/>? It costs about as much as the rest of a hit, and readers would exclude each other.
/// Why not entries that are replaced as a whole? Then every set allocates.</para>
/// </remarks>
public sealed class TtlCache<TKey, TValue>
    where TKey : notnull
{
    private const int None = 0;
    private const int Changed = -1;

    private readonly SlotTable<TKey, Mortal> _table;
    private readonly HitCounters _counters = new();
    private readonly TimeProvider _clock;
    private readonly long _ttlInTimestamps;
    private long _version;
    private long _generation;

    /// <summary>Creates an empty cache. Its memory grows with its entries, not with <paramref name="maxSize"/>.</summary>
    /// <param name="ttl">How long an entry lives after it was set.</param>
    /// <param name="maxSize">The most entries to keep, counting those that have expired and not yet left.</param>
    /// <param name="timeProvider">
    /// The clock. Its timestamps are read, which only ever grow; never its date. Null for <see cref="Environment.TickCount64"/>:
    /// it costs a tenth of <see cref="TimeProvider.System"/>, and lives are right to within its resolution, 1 to 16
    /// milliseconds. Pass <see cref="TimeProvider.System"/> where that is too coarse.
    /// </param>
    /// <param name="comparer">How keys are compared; null for the key type's own equality.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ttl"/> or <paramref name="maxSize"/> is not positive.</exception>
    public TtlCache(
        TimeSpan ttl, int maxSize = 128, TimeProvider? timeProvider = null, IEqualityComparer<TKey>? comparer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ttl, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSize);
        Ttl = ttl;
        MaxSize = maxSize;
        _table = new SlotTable<TKey, Mortal>(maxSize, comparer);
        _clock = timeProvider ?? TickCountClock.Instance;
        _ttlInTimestamps = ToTimestamps(ttl, _clock.TimestampFrequency);
    }

    /// <summary>How long an entry lives after it was set.</summary>
    public TimeSpan Ttl { get; }

    /// <summary>The most entries the cache keeps.</summary>
    public int MaxSize { get; }

    /// <summary>The number of entries stored, including expired ones that nobody has asked for. O(1).</summary>
    public int Count => _table.Count;

    /// <summary>The lookups so far and the size. The numbers are exact once no other thread is at work. O(threads).</summary>
    public CacheInfo Info => _counters.Info(MaxSize, Count);

    /// <summary>A copy of what is stored, soonest to expire first. Looking does not remove expired entries. O(<see cref="Count"/>).</summary>
    public IReadOnlyList<TtlEntry<TKey, TValue>> Entries
    {
        get
        {
            List<KeyValuePair<TKey, Mortal>> stored;
            Lock();
            try
            {
                stored = _table.InOrder();
            }
            finally
            {
                Unlock();
            }

            var now = _clock.GetTimestamp();
            return stored.ConvertAll(entry => new TtlEntry<TKey, TValue>(entry.Key, entry.Value.Value, TimeUntil(entry.Value.Expiry, now)));
        }
    }

    /// <summary>
    /// Counts the calls of <see cref="Remove"/> and <see cref="Clear"/>. What was loaded before the latest of them may be
    /// out of date: see <see cref="TryAdd"/>.
    /// </summary>
    internal long Generation => Volatile.Read(ref _generation);

    /// <summary>Looks up a key whose entry is still alive. Finding an expired entry removes it. O(1); a hit allocates nothing.</summary>
    /// <param name="key">The key to look up.</param>
    /// <param name="value">The cached value, which may itself be null; the default on a miss.</param>
    /// <returns>True on a hit. An entry is expired from the very moment its time is up.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var hash = _table.Hash(key);
        var wait = default(SpinWait);
        while (true)
        {
            var version = Volatile.Read(ref _version);
            var index = Find(key, hash, version, out var found);
            if (index > None && _clock.GetTimestamp() < found.Expiry)
            {
                _counters.Count(isHit: true);
                value = found.Value;
                return true;
            }

            var hasExpired = index > None && TryLock(version);
            if (hasExpired)
            {
                _table.Remove(index);
                Unlock();
            }

            if (hasExpired || index == None)
            {
                _counters.Count(isHit: false);
                value = default;
                return false;
            }

            wait.SpinOnce();
        }
    }

    /// <inheritdoc cref="Set(TKey, TValue, out TKey)"/>
    public void Set(TKey key, TValue value) => Set(key, value, out _);

    /// <summary>
    /// Stores a value for the length of <see cref="Ttl"/>. A key that is present is overwritten and lives anew, which
    /// evicts nothing; a new key in a full cache evicts the entry soonest to expire. O(1), amortised; allocates nothing once
    /// full.
    /// </summary>
    /// <param name="key">The key to add or overwrite.</param>
    /// <param name="value">The value to keep.</param>
    /// <param name="evicted">The evicted key, if there is one.</param>
    /// <returns>True if an entry was evicted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public bool Set(TKey key, TValue value, [MaybeNullWhen(false)] out TKey evicted)
    {
        ArgumentNullException.ThrowIfNull(key);
        var hash = _table.Hash(key);
        var index = FindAndLock(key, hash, out var now);
        try
        {
            return _table.Set(index, key, hash, new Mortal(value, Expiry(now)), out evicted);
        }
        finally
        {
            Unlock();
        }
    }

    /// <summary>Removes a key if it is stored, because its value is no longer valid or no longer needed. O(1).</summary>
    /// <param name="key">The key to remove.</param>
    /// <returns>True if there was an entry to remove, expired or not.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public bool Remove(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var index = FindAndLock(key, _table.Hash(key), out _);
        _generation++;
        if (index != None)
        {
            _table.Remove(index);
        }

        Unlock();
        return index != None;
    }

    /// <summary>Removes every entry, releases the memory and sets the counters back to zero. O(1).</summary>
    public void Clear()
    {
        Lock();
        try
        {
            _generation++;
            _table.Clear();
        }
        finally
        {
            Unlock();
        }

        _counters.Reset();
    }

    /// <summary>
    /// Stores a value that was loaded after a miss, unless it may be out of date: unless the key has a living entry by now,
    /// or something has been removed since the load began, when <see cref="Generation"/> had the given value.
    /// </summary>
    /// <returns>True if the value was stored.</returns>
    internal bool TryAdd(TKey key, TValue value, long generation)
    {
        var hash = _table.Hash(key);
        var index = FindAndLock(key, hash, out var now);
        try
        {
            if (_generation != generation || (index != None && now < _table[index].Value.Expiry))
            {
                return false;
            }

            _table.Set(index, key, hash, new Mortal(value, Expiry(now)), out _);
            return true;
        }
        finally
        {
            Unlock();
        }
    }

    /// <summary>Finds a key without a lock.</summary>
    /// <returns>Its slot, none, or <see cref="Changed"/> if the version has moved and nothing can be said.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(TKey key, uint hash, long version, out Mortal found)
    {
        found = default;
        var (buckets, bucketShift, slots) = _table.Arrays;
        if (!IsCurrent(version))
        {
            return Changed;
        }

        var index = buckets[SlotTable<TKey, Mortal>.BucketOf(hash, bucketShift)];
        while (index != None)
        {
            ref readonly var slot = ref slots[index];
            var (isCandidate, next) = (slot.Hash == hash, slot.NextInBucket);
            var candidate = isCandidate ? slot.Key : default!;
            found = isCandidate ? slot.Value : default;
            if (!IsCurrent(version))
            {
                return Changed;
            }

            if (isCandidate && _table.AreEqual(candidate, key))
            {
                return index;
            }

            index = next;
        }

        return IsCurrent(version) ? None : Changed;
    }

    /// <summary>Whether the version is even and has not moved: then all that was read since then belongs together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsCurrent(long version)
    {
        Volatile.ReadBarrier();
        return (version & 1) == 0 && _version == version;
    }

    /// <summary>Finds a key and locks the table in that state. The clock is read in between, so that later locks get later times.</summary>
    private int FindAndLock(TKey key, uint hash, out long now)
    {
        var wait = default(SpinWait);
        while (true)
        {
            var version = Volatile.Read(ref _version);
            var index = Find(key, hash, version, out _);
            now = _clock.GetTimestamp();
            if (index != Changed && TryLock(version))
            {
                return index;
            }

            wait.SpinOnce();
        }
    }

    private void Lock()
    {
        var wait = default(SpinWait);
        while (!TryLock(Volatile.Read(ref _version)))
        {
            wait.SpinOnce();
        }
    }

    private bool TryLock(long version)
    {
        var locks = (version & 1) == 0 && Interlocked.CompareExchange(ref _version, version + 1, version) == version;

        // Nobody may see a change before the version that announces it.
        Volatile.WriteBarrier();
        return locks;
    }

    private void Unlock() => Volatile.Write(ref _version, _version + 1);

    private long Expiry(long now) => now > long.MaxValue - _ttlInTimestamps ? long.MaxValue : now + _ttlInTimestamps;

    private TimeSpan TimeUntil(long expiry, long now) => TimeSpan.FromSeconds((expiry - now) / (double)_clock.TimestampFrequency);

    /// <summary>A duration in the clock's own unit, rounded up so that nothing expires early; the largest there is if it does not fit.</summary>
    private static long ToTimestamps(TimeSpan duration, long frequency)
    {
        var timestamps = ((Int128)duration.Ticks * frequency + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
        return (long)Int128.Min(timestamps, long.MaxValue);
    }

    /// <summary>A value and the timestamp from which on it is expired.</summary>
    private readonly record struct Mortal(TValue Value, long Expiry);
}

/// <summary>What a <see cref="TtlCache{TKey, TValue}"/> stored under one key, at the moment of asking.</summary>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <typeparam name="TValue">The value's type.</typeparam>
/// <param name="Key">The key.</param>
/// <param name="Value">The cached value.</param>
/// <param name="RemainingLife">The time until it expires; zero or negative for an entry that has expired and not yet left.</param>
public readonly record struct TtlEntry<TKey, TValue>(TKey Key, TValue Value, TimeSpan RemainingLife)
{
    /// <summary>Whether the entry's time is up although it is still stored.</summary>
    public bool IsExpired => RemainingLife <= TimeSpan.Zero;
}
