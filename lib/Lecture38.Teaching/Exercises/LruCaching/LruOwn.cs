namespace Lecture38;

/// <summary>Write an LRU cache, which is compared with what CPython's did and with the library's own.</summary>
internal sealed class LruOwn : ExerciseDefinition<Func<int, ILruCache<string, int>>>
{
    internal const string MustNotThrow = "No operation of a cache has a reason to throw here: a key that is not there is a miss.";

    private const string Unknown = "Go through the operations by hand and write down the order of use after each: where does your cache leave it?";

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
            "A dictionary finds a key's node, a linked list knows how long ago it was used, and every use moves a node to the front. "
            + "Both take constant time, however large the cache is. (Where you search a list for the key, a cache of a million is slow, and right all the same.)");

    private static Verdict? ReturnsNull(Func<int, ILruCache<string, int>> create) =>
        create(1) is null
            ? Verdict.Wrong("returns-null", "A cache of 1 was asked for, and null came.", "Return a new cache at each call.")
            : null;

    private static Verdict? SharesEntries(Func<int, ILruCache<string, int>> create)
    {
        LruOperation.Put("A", 1).ApplyTo(create(2));
        return LruOperation.Get("A").ApplyTo(create(2)) is { Threw: false } found && found.Found != LruObservation.Miss
            ? Verdict.Wrong(
                "shares-its-entries",
                $"Tried: Put A = 1 in one cache, TryGet A in another, new one. Came: {found.Found}; should be: {LruObservation.Miss}.",
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
            "One cache behaved, and a new one that did the same did not.",
            "Do your caches share something, or throw dice? The same operations must always give the same."),
        { Came.Threw: true } => Verdict.Wrong("throws", difference.ToString(), MustNotThrow),
        _ => Verdict.Wrong(cause, difference.ToString(), Unknown),
    };
}
