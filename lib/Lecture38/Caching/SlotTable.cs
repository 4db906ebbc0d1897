using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lecture38;

/// <summary>
/// A hash table whose entries also stand in an order, from the first, which is the next to be evicted, to the last. It is
/// the inside of both caches: <see cref="LruCache{TKey, TValue}"/> and <see cref="TtlCache{TKey, TValue}"/> differ only in
/// when they move an entry to the end.
/// </summary>
/// <remarks>
/// <para>All entries lie in one array of slots. Two kinds of links join them: the slots of a hash bucket form a chain, and all
/// slots in use form a doubly linked ring in order. Slot 0 holds no entry. It closes the ring, so that no end needs special
/// treatment (as in CPython's <c>functools.lru_cache</c>), and so that the index 0 can mean "none" everywhere.</para>
/// <para>Every operation takes O(1) time, amortised while the arrays grow. Once the table is full, nothing allocates: a new
/// entry reuses the slot of the one it evicts. A slot stores its key's hash, so an entry can be removed even if its key
/// has changed meanwhile.</para>
/// <para>Not safe for concurrent use. Concurrent changes may corrupt the links; each walk along them is therefore bounded
/// and throws <see cref="InvalidOperationException"/> where it would never end.</para>
/// </remarks>
internal sealed class SlotTable<TKey, TValue>
{
    /// <summary>The index that means "no slot".</summary>
    public const int None = 0;

    private const int Root = 0;
    private const int InitialCapacity = 4;

    private readonly int _maxCount;
    private readonly IEqualityComparer<TKey>? _comparer;
    private int[] _buckets;
    private int _bucketShift;
    private Slot[] _slots;
    private int _usedSlots;
    private int _firstFreeSlot;

    /// <summary>Creates an empty table. Its memory grows with its entries, not with <paramref name="maxCount"/>.</summary>
    /// <param name="maxCount">The most entries to hold, at least 1.</param>
    /// <param name="comparer">How keys are compared; null for the key type's own equality.</param>
    public SlotTable(int maxCount, IEqualityComparer<TKey>? comparer)
    {
        _maxCount = maxCount;

        // The JIT inlines EqualityComparer<T>.Default for a value type. The code for reference types is shared, so there a
        // virtual call on a field is faster.
        _comparer = comparer ?? (typeof(TKey).IsValueType ? null : EqualityComparer<TKey>.Default);
        Clear();
    }

    /// <summary>The number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>The first slot in the order; <see cref="None"/> in an empty table.</summary>
    public int First => _slots[Root].Next;

    /// <summary>The last slot in the order; <see cref="None"/> in an empty table.</summary>
    public int Last => _slots[Root].Previous;

    /// <summary>The arrays, for a reader that has to take both at one moment.</summary>
    public (int[] Buckets, int BucketShift, Slot[] Slots) Arrays => (_buckets, _bucketShift, _slots);

    /// <summary>The slot at an index.</summary>
    public ref Slot this[int index] => ref _slots[index];

    /// <summary>
    /// The bucket of a hash. Multiplying by 2³²/φ spreads the hashes, so that the top bits make a good index (Knuth, TAOCP 3, 6.4).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BucketOf(uint hash, int bucketShift) => (int)((hash * 0x9E37_79B9u) >> bucketShift);

    /// <summary>The hash of a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Hash(TKey key) => key is null ? 0
        : _comparer is null ? (uint)EqualityComparer<TKey>.Default.GetHashCode(key)
        : (uint)_comparer.GetHashCode(key);

    /// <summary>Whether two keys are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AreEqual(TKey x, TKey y) =>
        _comparer is null ? EqualityComparer<TKey>.Default.Equals(x, y) : _comparer.Equals(x, y);

    /// <summary>The slot of a key, or <see cref="None"/>.</summary>
    public int Find(TKey key, uint hash)
    {
        var slots = _slots;
        var steps = 0;
        var index = Bucket(hash);
        while (index != None)
        {
            ref var slot = ref slots[index];
            if (slot.Hash == hash && AreEqual(slot.Key, key))
            {
                break;
            }

            index = slot.NextInBucket;
            ThrowIfEndless(++steps, slots.Length);
        }

        return index;
    }

    /// <summary>
    /// Stores a value as the last entry: in the slot where its key was found or, if that is <see cref="None"/>, in a new one.
    /// A full table evicts its first entry for a new one.
    /// </summary>
    /// <returns>True if an entry was evicted.</returns>
    public bool Set(int found, TKey key, uint hash, TValue value, [MaybeNullWhen(false)] out TKey evicted)
    {
        evicted = default;
        if (found != None)
        {
            _slots[found].Value = value;
            MoveToLast(found);
            return false;
        }

        var evicts = Count == _maxCount;
        if (evicts)
        {
            evicted = _slots[First].Key;
            Remove(First);
        }

        var index = TakeFreeSlot();
        ref var slot = ref _slots[index];
        ref var bucket = ref Bucket(hash);
        slot.Hash = hash;
        slot.Key = key;
        slot.Value = value;
        slot.NextInBucket = bucket;
        bucket = index;
        LinkAsLast(index);
        Count++;
        return evicts;
    }

    /// <summary>Moves an entry to the end of the order.</summary>
    public void MoveToLast(int index)
    {
        if (Last != index)
        {
            Unlink(index);
            LinkAsLast(index);
        }
    }

    /// <summary>Removes the entry in a slot.</summary>
    public void Remove(int index)
    {
        ref var slot = ref _slots[index];
        ref var link = ref Bucket(slot.Hash);
        for (var steps = 0; link != index; ThrowIfEndless(++steps, _slots.Length))
        {
            link = ref _slots[link].NextInBucket;
        }

        link = slot.NextInBucket;
        Unlink(index);

        // The table must not keep alive what it no longer holds.
        slot.Key = default!;
        slot.Value = default!;
        slot.NextInBucket = _firstFreeSlot;
        _firstFreeSlot = index;
        Count--;
    }

    /// <summary>A copy of the entries in order.</summary>
    public List<KeyValuePair<TKey, TValue>> InOrder()
    {
        var entries = new List<KeyValuePair<TKey, TValue>>(Count);
        for (var index = First; index != None; index = _slots[index].Next)
        {
            entries.Add(KeyValuePair.Create(_slots[index].Key, _slots[index].Value));
            ThrowIfEndless(entries.Count, _slots.Length);
        }

        return entries;
    }

    /// <summary>Removes every entry and releases the memory.</summary>
    [MemberNotNull(nameof(_buckets), nameof(_slots))]
    public void Clear()
    {
        var empty = new Slot[1];
        RebuildBuckets(empty);
        _slots = empty;
        _usedSlots = 1;
        _firstFreeSlot = None;
        Count = 0;
    }

    /// <summary>Throws if a walk along links has taken more steps than there are slots: then the links form a loop.</summary>
    private static void ThrowIfEndless(int steps, int slots)
    {
        if (steps > slots)
        {
            throw new InvalidOperationException(
                "The cache is corrupted: several threads used it at the same time, which needs a lock around every call.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int Bucket(uint hash) => ref _buckets[BucketOf(hash, _bucketShift)];

    private void LinkAsLast(int index)
    {
        var slots = _slots;
        ref var root = ref slots[Root];
        slots[index].Previous = root.Previous;
        slots[index].Next = Root;
        slots[root.Previous].Next = index;
        root.Previous = index;
    }

    private void Unlink(int index)
    {
        var slots = _slots;
        ref var slot = ref slots[index];
        slots[slot.Next].Previous = slot.Previous;
        slots[slot.Previous].Next = slot.Next;
    }

    private int TakeFreeSlot()
    {
        if (_firstFreeSlot != None)
        {
            var free = _firstFreeSlot;
            _firstFreeSlot = _slots[free].NextInBucket;
            return free;
        }

        if (_usedSlots == _slots.Length)
        {
            Grow();
        }

        return _usedSlots++;
    }

    private void Grow()
    {
        var doubled = Math.Max(InitialCapacity, Math.Min(2L * (_slots.Length - 1), Array.MaxLength - 1));
        var larger = new Slot[1 + (int)Math.Min(doubled, _maxCount)];
        _slots.CopyTo(larger, 0);
        RebuildBuckets(larger);
        _slots = larger;
    }

    /// <summary>Makes new buckets for these slots, at most one entry a bucket on average, and chains every entry again.</summary>
    [MemberNotNull(nameof(_buckets))]
    private void RebuildBuckets(Slot[] slots)
    {
        // In a small table two keys in one bucket would be likely, and a few more buckets cost next to nothing.
        var bits = Math.Clamp(BitOperations.Log2((uint)slots.Length - 1) + 1, 6, 30);
        var buckets = new int[1 << bits];
        var steps = 0;
        for (var index = slots[Root].Next; index != Root; index = slots[index].Next)
        {
            ref var bucket = ref buckets[BucketOf(slots[index].Hash, 32 - bits)];
            slots[index].NextInBucket = bucket;
            bucket = index;
            ThrowIfEndless(++steps, slots.Length);
        }

        (_buckets, _bucketShift) = (buckets, 32 - bits);
    }

    /// <summary>An entry with its links.</summary>
    public struct Slot
    {
        public uint Hash;
        public int NextInBucket;
        public int Next;
        public int Previous;
        public TKey Key;
        public TValue Value;
    }
}
