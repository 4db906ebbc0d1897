namespace Lecture38;

/// <summary>The hit ratio of a cache at every size, for one stream of accesses.</summary>
/// <remarks>
/// An LRU cache of size n holds just the n keys used last. So an access hits exactly if fewer than n other keys were used
/// since the key's last use, and one pass that counts these <em>stack distances</em> answers for all sizes at once
/// (R. L. Mattson and others, "Evaluation techniques for storage hierarchies", IBM Systems Journal 9, 1970).
/// Immutable, safe for concurrent use.
/// </remarks>
public sealed class HitRatioCurve
{
    private readonly long[] _hitsBySize;

    private HitRatioCurve(long[] hitsBySize, long accesses)
    {
        _hitsBySize = hitsBySize;
        HitRatios = Array.ConvertAll(hitsBySize, hits => accesses == 0 ? 0 : (double)hits / accesses);
    }

    /// <summary>The number of different keys in the stream; a larger cache hits no more often than one of this size.</summary>
    public int DistinctKeys => _hitsBySize.Length - 1;

    /// <summary>The hit ratios, from 0 to 1; the index is the cache size, from 0 to <see cref="DistinctKeys"/>.</summary>
    public IReadOnlyList<double> HitRatios { get; }

    /// <summary>
    /// The size after which more room pays least: where the curve lies highest above the straight line from its first to
    /// its last point (the idea of V. Satopää and others, "Finding a 'Kneedle' in a Haystack", 2011). Where it never rises
    /// above that line, as before a cliff, nothing short of <see cref="DistinctKeys"/> pays. O(<see cref="DistinctKeys"/>).
    /// </summary>
    public int Knee => Enumerable.Range(0, _hitsBySize.Length).Reverse().MaxBy(HeightAboveLine);

    /// <summary>The hit ratio, from 0 to 1, of a cache of this size that starts cold. O(1).</summary>
    /// <param name="maxSize">The cache's size, in entries.</param>
    /// <returns>Hits as a share of all accesses; 0 for an empty stream.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
    public double this[int maxSize]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(maxSize);
            return HitRatios[Math.Min(maxSize, DistinctKeys)];
        }
    }

    /// <summary>Measures every size of an LRU cache in one pass. O(n log n) time and O(n) memory for n accesses.</summary>
    /// <typeparam name="TKey">The keys' type.</typeparam>
    /// <param name="keys">The keys in the order of access.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    public static HitRatioCurve Lru<TKey>(IEnumerable<TKey> keys)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        var stream = keys as IReadOnlyCollection<TKey> ?? [.. keys];
        var accessesByDistance = new long[stream.Count + 1];
        var lastUse = new Dictionary<TKey, int>();
        var isLastUse = new FenwickTree(stream.Count);
        var time = 0;
        foreach (var key in stream)
        {
            if (lastUse.TryGetValue(key, out var previous))
            {
                // One last use a key: those after this key's own belong to the other keys used since.
                var distance = isLastUse.SumFrom(previous + 1) + 1;
                accessesByDistance[distance]++;
                isLastUse.Add(previous, -1);
            }

            isLastUse.Add(time, 1);
            lastUse[key] = time++;
        }

        return new HitRatioCurve(RunningSum(accessesByDistance.AsSpan(0, lastUse.Count + 1)), stream.Count);
    }

    /// <summary>
    /// Measures every size of a cache that knows the future and evicts the key needed again last: the bound that no policy
    /// can pass that stores every key it loads. (One that lets keys pass by can, a little.) O(n · d) time for n accesses
    /// to d distinct keys, O(n) memory.
    /// </summary>
    /// <typeparam name="TKey">The keys' type.</typeparam>
    /// <param name="keys">The keys in the order of access.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    public static HitRatioCurve Clairvoyant<TKey>(IEnumerable<TKey> keys)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        var (stream, nextUses, distinctKeys) = LookAhead(keys);
        var accessesBySize = new long[distinctKeys + 1];
        var stack = new ClairvoyantStack();
        for (var time = 0; time < stream.Length; time++)
        {
            accessesBySize[stack.Use(stream[time], nextUses[time])]++;
        }

        accessesBySize[0] = 0;
        return new HitRatioCurve(RunningSum(accessesBySize), stream.Length);
    }

    /// <summary>Numbers the keys in order of appearance and finds, for each access, the time of the next one to its key.</summary>
    private static (int[] Stream, int[] NextUses, int DistinctKeys) LookAhead<TKey>(IEnumerable<TKey> keys)
        where TKey : notnull
    {
        var numbers = new Dictionary<TKey, int>();
        var stream = keys.Select(key => numbers.TryGetValue(key, out var number) ? number : numbers[key] = numbers.Count).ToArray();
        var nextUses = new int[stream.Length];
        var nextUseOf = new int[numbers.Count];
        Array.Fill(nextUseOf, int.MaxValue);
        for (var time = stream.Length - 1; time >= 0; time--)
        {
            nextUses[time] = nextUseOf[stream[time]];
            nextUseOf[stream[time]] = time;
        }

        return (stream, nextUses, numbers.Count);
    }

    /// <summary>In whole numbers, hits × distinct keys, so that equal heights compare equal.</summary>
    private Int128 HeightAboveLine(int size) => (Int128)_hitsBySize[size] * DistinctKeys - (Int128)_hitsBySize[DistinctKeys] * size;

    private static long[] RunningSum(ReadOnlySpan<long> counts)
    {
        var sums = new long[counts.Length];
        for (var i = 1; i < counts.Length; i++)
        {
            sums[i] = sums[i - 1] + counts[i];
        }

        return sums;
    }
}

/// <summary>
/// Counts by position, with sums over ranges: adding and summing take O(log n) (P. M. Fenwick, "A new data structure for
/// cumulative frequency tables", 1994). Node i holds the sum of the i &amp; -i positions that end at i, counting from 1.
/// </summary>
/// <param name="length">The number of positions.</param>
internal sealed class FenwickTree(int length)
{
    private readonly int[] _nodes = new int[length + 1];
    private int _total;

    public void Add(int position, int amount)
    {
        _total += amount;
        for (var i = position + 1; i < _nodes.Length; i += i & -i)
        {
            _nodes[i] += amount;
        }
    }

    /// <summary>The sum of the positions from this one to the last.</summary>
    public int SumFrom(int position)
    {
        var before = 0;
        for (var i = position; i > 0; i -= i & -i)
        {
            before += _nodes[i];
        }

        return _total - before;
    }
}

/// <summary>
/// The contents of clairvoyant caches of every size at once. Such a cache evicts the key that is needed again last, which
/// no cache can beat that stores every key it loads (L. A. Belady, "A study of replacement algorithms for a virtual-storage computer", 1966). The first n
/// keys of the stack are what a cache of size n holds (Mattson and others, 1970).
/// </summary>
internal sealed class ClairvoyantStack
{
    private readonly List<(int Key, int NextUse)> _stack = [];

    /// <summary>Brings a key to the top. O(depth).</summary>
    /// <param name="key">The key that is used now.</param>
    /// <param name="nextUse">When it will be used next.</param>
    /// <returns>The size of the smallest cache that held it; 0 if none did.</returns>
    public int Use(int key, int nextUse)
    {
        // From the top down, each cache takes the incoming entry and passes on the one that it needs again later: the used
        // key stays at the top, and what is passed on fills the place that the key leaves.
        var passedOn = (Key: key, NextUse: nextUse);
        for (var depth = 0; depth < _stack.Count; depth++)
        {
            var here = _stack[depth];
            if (here.Key == key)
            {
                _stack[depth] = passedOn;
                return depth + 1;
            }

            if (depth == 0 || here.NextUse > passedOn.NextUse)
            {
                (_stack[depth], passedOn) = (passedOn, here);
            }
        }

        _stack.Add(passedOn);
        return 0;
    }
}
