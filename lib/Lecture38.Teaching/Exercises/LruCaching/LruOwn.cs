using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>Write an LRU cache. The check compares it with recorded runs of CPython's and with the library's.</summary>
internal sealed class LruOwn : ExerciseDefinition<Func<int, ILruCache<string, int>>>
{
    internal const string MustNotThrow = "No operation of a cache should throw here: a key that is not stored is a miss.";

    private const string Unknown = "Go through the operations by hand, and write down the order of use after each. Where does your cache differ?";

    internal override string Id => "lru-own";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Keep the list in the order of use, say the most recent first. What has to happen to a key's node when the key is used?",
        "_order.Remove(node) and _order.AddFirst(node) move a node in constant time. Both TryGet and Put need that: write it once.",
        "Put has three cases: the key is present (new value, move to the front); it is new and there is room; it is new and the cache is full. "
        + "Only the last evicts: _order.Last is the victim, and it must leave the dictionary, too.",
        "Clear empties both structures and sets both counters to zero.",
    ];

    protected override Verdict Check(Func<int, ILruCache<string, int>> answer, int seed) =>
        ReturnsNull(answer)
        ?? SharesEntries(answer)
        ?? LruScenario.All.Select(scenario => scenario.Try(answer)).FirstOrDefault(verdict => verdict is not null)
        ?? RecordedLruRun.All.Select(run => Repeat(run, answer)).FirstOrDefault(verdict => verdict is not null)
        ?? CompareRandomly(answer, new Random(seed))
        ?? Verdict.Right(
            $"{LruScenario.All.Count} short scenarios, {RecordedLruRun.All.Count} runs recorded from CPython's lru_cache, "
            + "and thousands of random operations beside LruCache: no difference.",
            "A dictionary finds a key's node, a linked list keeps the nodes in order of use, and every use moves a node to the front. "
            + "Both take constant time, however large the cache is. (If you search a list for the key, the cache is also right, but slow when it is large.)");

    private static Verdict? ReturnsNull(Func<int, ILruCache<string, int>> create) =>
        create(1) is null
            ? Verdict.Wrong("returns-null", "The check asked for a cache of size 1 and got null.", "Return a new cache at each call.")
            : null;

    private static Verdict? SharesEntries(Func<int, ILruCache<string, int>> create)
    {
        LruOperation.Put("A", 1).ApplyTo(create(2));
        return LruOperation.Get("A").ApplyTo(create(2)) is { Threw: false } found && found.Found != LruObservation.Miss
            ? Verdict.Wrong(
                "shares-its-entries",
                $"Tried: Put A = 1 in one cache, TryGet A in another, new one. Result: {found.Found}; expected: {LruObservation.Miss}.",
                "All your caches hold the same entries. No field of the class may be static, and each call must make a new cache.")
            : null;
    }

    private static Verdict? Repeat(RecordedLruRun run, Func<int, ILruCache<string, int>> create) =>
        run.FirstDifference(create(run.MaxSize)) is { } operations
            ? Describe("differs-from-cpython", LruDifference.Shortest(create, run.MaxSize, operations))
            : null;

    private static Verdict? CompareRandomly(Func<int, ILruCache<string, int>> create, Random random)
    {
        foreach (var (maxSize, length) in RandomSizes(random))
        {
            LruOperation[] operations = [.. Enumerable.Range(1, length).Select(number => RandomOperation(random, maxSize, number))];
            if (LruDifference.Shortest(create, maxSize, operations) is { } difference)
            {
                return Describe("differs-from-lru-cache", difference);
            }
        }

        return null;
    }

    private static IEnumerable<(int MaxSize, int Length)> RandomSizes(Random random) =>
        [.. Enumerable.Range(0, 40).Select(_ => (random.Next(1, 9), 100)), (random.Next(50, 200), 3_000)];

    private static LruOperation RandomOperation(Random random, int maxSize, int number)
    {
        var key = $"K{random.Next(2 * maxSize + 1)}";
        return random.Next(100) switch
        {
            0 => LruOperation.Clear,
            < 55 => LruOperation.Get(key),
            _ => LruOperation.Put(key, number),
        };
    }

    private static Verdict Describe(string cause, LruDifference? difference) => difference switch
    {
        null => Verdict.Wrong(
            cause,
            "One cache was right, and a new one was wrong after the same operations.",
            "Do your caches share something, or use random numbers? The same operations must always have the same result."),
        { Actual.Threw: true } => Verdict.Wrong("throws", difference.ToString(), MustNotThrow),
        _ => Verdict.Wrong(cause, difference.ToString(), Unknown),
    };
}

/// <summary>A short run that reveals one mistake, provided that the scenarios before it passed. Without the counters, only what lookups find counts.</summary>
internal sealed record LruScenario(string Cause, int MaxSize, string Script, string Explanation, bool CountersToo = true)
{
    internal static IReadOnlyList<LruScenario> All { get; } =
    [
        new("loses-what-it-stored", 4, "?A +A ?A ?B +B ?B ?A", "A key that was put must be found, with its value, and no other key may be.", CountersToo: false),
        new("keeps-the-old-value", 2, "+A +A ?A", "Putting a stored key replaces its value.", CountersToo: false),
        new("miscounts", 2, "?A +A ?A ?A +A", "Each TryGet counts a hit or a miss, Put counts neither, and Count is the number of entries."),
        new("one-too-few", 2, "+A +B ?A ?B", "A cache of size 2 holds two keys: it evicts only for a third."),
        new("one-too-many", 2, "+A +B +C", "The cache is larger than its size. A new key in a full cache must evict another, from every structure that you have."),
        new("evicts-the-newest", 2, "+A +B +C ?B ?C", "You must evict the entry that has not been used for the longest time. You evicted a more recent one.", CountersToo: false),
        new("still-finds-the-evicted", 2, "+A +B +C ?A", "The evicted key left the order of use, but a lookup still finds it. It must leave both structures.", CountersToo: false),
        new("evicts-on-overwrite", 2, "+A +B +B ?A ?B", "B was already stored, so it needed no room. Before you evict, check whether the key is new."),
        new("reads-do-not-count", 2, "+A +B ?A +C ?A ?B", "TryGet must make the key the most recently used one. You evict by age, not by use: first in, first out."),
        new("overwrites-do-not-count", 2, "+A +B +A +C ?A ?B", "Putting a stored key is a use, too: it must become the most recently used one."),
        new("entries-survive-clear", 2, "+A +B ! ?A ?B", "After Clear, no key may be found.", CountersToo: false),
        new("counters-survive-clear", 2, "+A ?A ?B !", "Clear must also set the counters back to zero. Otherwise the hit ratio mixes two runs."),
        new("order-survives-clear", 2, "+A +B ! +C +D ?C +E ?C ?D ?E", "The order of use still contains keys from before Clear. Clear must empty both structures."),
    ];

    /// <summary>The mistake that the scenario finds in a cache, or null.</summary>
    internal Verdict? Try(Func<int, ILruCache<string, int>> create) =>
        LruDifference.First(create, MaxSize, LruOperation.Parse(Script), CountersToo) is { } difference
            ? difference.Actual.Threw
                ? Verdict.Wrong("throws", difference.ToString(), LruOwn.MustNotThrow)
                : Verdict.Wrong(Cause, difference.ToString(), Explanation)
            : null;
}

/// <summary>A sequence of operations after which a cache differs from the library's.</summary>
internal sealed record LruDifference(int MaxSize, IReadOnlyList<LruOperation> Operations, LruObservation Actual, LruObservation Expected)
{
    /// <summary>Runs a sequence on a new cache and on the library's, up to the first difference; null if there is none.</summary>
    internal static LruDifference? First(
        Func<int, ILruCache<string, int>> create, int maxSize, IReadOnlyList<LruOperation> operations, bool countersToo = true)
    {
        var (tried, own) = (create(maxSize), new CountingLruCache<string, int>(maxSize));
        foreach (var (index, operation) in operations.Index())
        {
            var (actual, expected) = (operation.ApplyTo(tried), operation.ApplyTo(own));
            if (countersToo ? actual != expected : actual.Found != expected.Found)
            {
                return new LruDifference(maxSize, [.. operations.Take(index + 1)], actual, expected);
            }
        }

        return null;
    }

    /// <summary>The first difference, without the operations that it does not need.</summary>
    internal static LruDifference? Shortest(Func<int, ILruCache<string, int>> create, int maxSize, IReadOnlyList<LruOperation> operations) =>
        First(create, maxSize, operations) is { } first
            ? First(create, maxSize, Shrinking.Smallest(first.Operations, fewer => First(create, maxSize, fewer) is not null)) ?? first
            : null;

    /// <summary>What was tried, the result, and what was expected.</summary>
    public override string ToString()
    {
        var (actual, expected) = Actual.FirstDifference(Expected);
        return $"Tried: a cache of {MaxSize}; {string.Join(", ", Operations)}. Result of the last step: {actual}; expected: {expected}.";
    }
}

/// <summary>The visible state of a cache after an operation.</summary>
internal readonly record struct LruObservation(string Found, int Count, long Hits, long Misses)
{
    /// <summary>The result of a lookup that finds nothing.</summary>
    internal const string Miss = "a miss";

    /// <summary>Whether the operation threw.</summary>
    internal bool Threw { get; init; }

    /// <summary>The first difference, in words.</summary>
    internal (string Actual, string Expected) FirstDifference(LruObservation expected) =>
        Threw || Found != expected.Found ? (Found, expected.Found.Length > 0 ? expected.Found : "no exception")
        : Count != expected.Count ? ($"Count is {Count}", $"{expected.Count}")
        : Hits != expected.Hits ? ($"Hits is {Hits}", $"{expected.Hits}")
        : ($"Misses is {Misses}", $"{expected.Misses}");
}

/// <summary>The library's LRU cache, with the interface of the exercise.</summary>
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
