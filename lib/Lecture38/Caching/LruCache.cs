using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lecture38;

/// <summary>
/// A cache that keeps the entries used most recently: a full cache makes room for a new key by evicting the least
/// recently used one.
/// </summary>
/// <typeparam name="TKey">The keys; a null key is a key like any other.</typeparam>
/// <typeparam name="TValue">The cached values.</typeparam>
/// <remarks>
/// <para>A hash table and a doubly linked list share one array of slots: the table finds a key's slot, the list keeps
/// the slots in order of use. Slot 0 is the list's root and holds no entry, so that the list is a ring without ends, as
/// in CPython's <c>functools.lru_cache</c>, and so that 0 can mean "no slot" everywhere else.</para>
/// <para>Every operation takes O(1) time, amortised while the arrays grow. A hit, an overwrite, and an add that evicts
/// allocate nothing.</para>
/// <para>Not safe for concurrent use, since even a read changes the order; <see cref="CachedFunction{TArg, TResult}"/>
/// puts a lock around it.</para>
/// </remarks>
public sealed class LruCache<TKey, TValue>
{
    private const int Root = 0;
    private const int NoSlot = 0;
    private const int FirstCapacity = 4;

    private readonly IEqualityComparer<TKey>? _comparer;
    private int[] _buckets;
    private int _bucketShift;
    private Slot[] _slots;
    private int _slotsEverUsed;
    private int _firstFreeSlot;

    /// <summary>Creates an empty cache. Its memory grows with its entries, not with <paramref name="maxSize"/>.</summary>
    /// <param name="maxSize">The most entries to keep; null for no bound, 0 to store nothing.</param>
    /// <param name="comparer">How keys are compared; null for the key type's own equality.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
    public LruCache(int? maxSize = 128, IEqualityComparer<TKey>? comparer = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSize.GetValueOrDefault(), nameof(maxSize));
        MaxSize = maxSize;

        // A value type's own equality is left to EqualityComparer.Default at each call, which the JIT inlines; for a
        // reference type, whose code is shared, one virtual call on a field is the faster way.
        _comparer = comparer ?? (typeof(TKey).IsValueType ? null : EqualityComparer<TKey>.Default);
        Clear();
    }

    /// <summary>The most entries the cache keeps; null where nothing is ever evicted.</summary>
    public int? MaxSize { get; }

    /// <summary>The number of entries stored. O(1).</summary>
    public int Count { get; private set; }

    /// <summary>A copy of the keys, most recently used first. O(<see cref="Count"/>) time and memory.</summary>
    public IReadOnlyList<TKey> Keys
    {
        get
        {
            var keys = new TKey[Count];
            for (int i = 0, slot = _slots[Root].Older; slot != Root; i++, slot = _slots[slot].Older)
            {
                keys[i] = _slots[slot].Key;
            }

            return keys;
        }
    }

    /// <summary>Looks a key up and, if it is stored, makes it the most recently used. O(1), allocates nothing.</summary>
    /// <param name="key">The key to look up.</param>
    /// <param name="value">The cached value, which may itself be null; the default on a miss.</param>
    /// <returns>True on a hit.</returns>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var slot = FindSlot(key, Hash(key));
        if (slot == NoSlot)
        {
            value = default;
            return false;
        }

        MakeMostRecent(slot);
        value = _slots[slot].Value;
        return true;
    }

    /// <summary>Whether a key is stored; unlike a lookup, asking does not change the order of use. O(1).</summary>
    /// <param name="key">The key to look for.</param>
    /// <returns>True if an entry with that key is stored.</returns>
    public bool ContainsKey(TKey key) => FindSlot(key, Hash(key)) != NoSlot;

    /// <summary>
    /// Stores a value as the most recently used entry. A key that is present is overwritten, which evicts nothing; a new
    /// key in a full cache evicts the least recently used entry. O(1), amortised; allocates nothing once full.
    /// </summary>
    /// <param name="key">The key to add or overwrite.</param>
    /// <param name="value">The value to keep.</param>
    public void Set(TKey key, TValue value) => Set(key, value, out _);

    /// <summary>Stores a value like <see cref="Set(TKey, TValue)"/> and tells which key had to leave for it.</summary>
    /// <param name="key">The key to add or overwrite.</param>
    /// <param name="value">The value to keep.</param>
    /// <param name="evicted">The evicted key, if there is one.</param>
    /// <returns>True if an entry was evicted.</returns>
    public bool Set(TKey key, TValue value, [MaybeNullWhen(false)] out TKey evicted)
    {
        var hash = Hash(key);
        var slot = FindSlot(key, hash);
        if (slot == NoSlot)
        {
            return Add(key, value, hash, out evicted);
        }

        _slots[slot].Value = value;
        MakeMostRecent(slot);
        evicted = default;
        return false;
    }

    /// <summary>
    /// Stores a value unless its key is present, in which case nothing changes, not even the order of use. O(1), amortised.
    /// </summary>
    /// <param name="key">The key to add.</param>
    /// <param name="value">The value to keep.</param>
    /// <returns>True if the key was new and the cache can hold it.</returns>
    public bool TryAdd(TKey key, TValue value)
    {
        var hash = Hash(key);
        if (FindSlot(key, hash) != NoSlot)
        {
            return false;
        }

        Add(key, value, hash, out _);
        return MaxSize != 0;
    }

    /// <summary>Removes a key if it is stored. O(1).</summary>
    /// <param name="key">The key to remove.</param>
    /// <returns>True if there was an entry to remove.</returns>
    public bool Remove(TKey key)
    {
        var slot = FindSlot(key, Hash(key));
        if (slot == NoSlot)
        {
            return false;
        }

        Free(slot);
        return true;
    }

    /// <summary>Removes every entry and lets the garbage collector have the memory. O(1).</summary>
    [MemberNotNull(nameof(_buckets), nameof(_slots))]
    public void Clear()
    {
        Count = 0;
        _firstFreeSlot = NoSlot;
        _slotsEverUsed = 1;
        _slots = new Slot[1];
        RebuildBuckets();
    }

    private bool Add(TKey key, TValue value, uint hash, [MaybeNullWhen(false)] out TKey evicted)
    {
        evicted = default;
        if (MaxSize == 0)
        {
            return false;
        }

        var evicts = Count == MaxSize;
        if (evicts)
        {
            var leastRecent = _slots[Root].Newer;
            evicted = _slots[leastRecent].Key;
            Free(leastRecent);
        }

        var index = TakeFreeSlot();
        ref var bucket = ref Bucket(hash);
        ref var slot = ref _slots[index];
        slot.Hash = hash;
        slot.Key = key;
        slot.Value = value;
        slot.NextInBucket = bucket;
        bucket = index;
        LinkAsMostRecent(index);
        Count++;
        return evicts;
    }

    private int FindSlot(TKey key, uint hash)
    {
        var slots = _slots;
        var comparer = _comparer;
        var index = Bucket(hash);
        while (index != NoSlot)
        {
            ref var slot = ref slots[index];
            if (slot.Hash == hash
                && (comparer is null ? EqualityComparer<TKey>.Default.Equals(slot.Key, key) : comparer.Equals(slot.Key, key)))
            {
                break;
            }

            index = slot.NextInBucket;
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Hash(TKey key) => key is null ? 0
        : _comparer is null ? (uint)EqualityComparer<TKey>.Default.GetHashCode(key)
        : (uint)_comparer.GetHashCode(key);

    /// <summary>The bucket of a hash. Multiplying by 2³²/φ spreads the hashes, so that the top bits make a good index (Knuth, TAOCP 3, 6.4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int Bucket(uint hash) => ref _buckets[(int)((hash * 0x9E37_79B9u) >> _bucketShift)];

    private void MakeMostRecent(int index)
    {
        if (_slots[Root].Older != index)
        {
            Unlink(index);
            LinkAsMostRecent(index);
        }
    }

    private void LinkAsMostRecent(int index)
    {
        var slots = _slots;
        ref var root = ref slots[Root];
        slots[index].Older = root.Older;
        slots[index].Newer = Root;
        slots[root.Older].Newer = index;
        root.Older = index;
    }

    private void Unlink(int index)
    {
        var slots = _slots;
        ref var slot = ref slots[index];
        slots[slot.Newer].Older = slot.Older;
        slots[slot.Older].Newer = slot.Newer;
    }

    private int TakeFreeSlot()
    {
        if (_firstFreeSlot != NoSlot)
        {
            var free = _firstFreeSlot;
            _firstFreeSlot = _slots[free].NextInBucket;
            return free;
        }

        if (_slotsEverUsed == _slots.Length)
        {
            Grow();
        }

        return _slotsEverUsed++;
    }

    private void Free(int index)
    {
        Unlink(index);
        ref var slot = ref _slots[index];
        ref var link = ref Bucket(slot.Hash);
        while (link != index)
        {
            link = ref _slots[link].NextInBucket;
        }

        link = slot.NextInBucket;

        // What the cache has let go of must not stay alive because of it.
        slot.Key = default!;
        slot.Value = default!;
        slot.NextInBucket = _firstFreeSlot;
        _firstFreeSlot = index;
        Count--;
    }

    private void Grow()
    {
        var entries = _slots.Length - 1;
        var doubled = Math.Max(FirstCapacity, Math.Min(2L * entries, Array.MaxLength - 1));
        Array.Resize(ref _slots, 1 + (int)Math.Min(doubled, MaxSize ?? int.MaxValue));
        RebuildBuckets();
    }

    /// <summary>Sizes the table for the slots, at most one entry a bucket on average, and puts every entry back into it.</summary>
    [MemberNotNull(nameof(_buckets))]
    private void RebuildBuckets()
    {
        // At least two buckets: a shift by 32 bits would be a shift by none.
        var bits = Math.Max(1, BitOperations.Log2((uint)_slots.Length - 1) + 1);
        bits = Math.Min(bits, 30);
        _buckets = new int[1 << bits];
        _bucketShift = 32 - bits;

        for (var slot = _slots[Root].Older; slot != Root; slot = _slots[slot].Older)
        {
            ref var bucket = ref Bucket(_slots[slot].Hash);
            _slots[slot].NextInBucket = bucket;
            bucket = slot;
        }
    }

    private struct Slot
    {
        public uint Hash;
        public int NextInBucket;
        public int Newer;
        public int Older;
        public TKey Key;
        public TValue Value;
    }
}
