namespace Lecture38;

/// <summary>Count the living entries of a cache without changing it.</summary>
internal sealed class CountLiving : ExerciseDefinition<Func<TtlCache<string, int>, int>>
{
    private const int RandomTrials = 100;

    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(10);

    internal override string Id => "count-living";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "cache.Entries lists everything that is stored. Which properties does an entry have?",
        "LINQ's Count takes a condition: entries.Count(entry => …). And an entry has IsExpired.",
    ];

    protected override Verdict Check(Func<TtlCache<string, int>, int> answer, int seed) =>
        TryDead(answer) ?? TryTheVeryEnd(answer) ?? TryAtRandom(answer, new Random(seed))
            ?? Verdict.Right(
                $"Expired entries, one exactly at the end of its life, and {RandomTrials} random caches.",
                "You counted in a copy and did not change the cache. It takes O(n), because the cache does not notice when an entry expires and so cannot keep this count.");

    private static Verdict? TryDead(Func<TtlCache<string, int>, int> answer)
    {
        var cache = Filled(new ManualClock(), agesInSeconds: [11, 7, 3]);
        var living = answer(cache);
        var tried = $"Tried: three entries that live 10 s, set 11, 7 and 3 s ago. Result: {living}; expected: 2.";
        return living switch
        {
            3 => Verdict.Wrong("counts-the-dead", tried, "You counted the oldest entry, which has expired but is still stored. Expired does not mean removed."),
            1 => Verdict.Wrong("the-wrong-way-round", tried, "You counted the expired entry instead of the others."),
            2 when cache.Count < 3 => Verdict.Close(
                "touches-to-count",
                $"{tried} But afterwards {cache.Count} entries were stored, instead of 3.",
                "Looking up an expired entry removes it. Counting must not change the cache."),
            2 => null,
            _ => Verdict.Wrong("other-result", tried, "Count the entries that have not expired."),
        };
    }

    private static Verdict? TryTheVeryEnd(Func<TtlCache<string, int>, int> answer)
    {
        var living = answer(Filled(new ManualClock(), agesInSeconds: [10, 7, 3]));
        var tried = $"Tried: three entries that live 10 s, set exactly 10, 7 and 3 s ago. Result: {living}; expected: 2.";
        return living switch
        {
            2 => null,
            3 => Verdict.Close("alive-at-the-very-end", tried, "An entry has expired when its age equals the time to live: no life remains."),
            _ => Verdict.Wrong("other-result", tried, "Count the entries that have not expired."),
        };
    }

    private static Verdict? TryAtRandom(Func<TtlCache<string, int>, int> answer, Random random)
    {
        for (var i = 0; i < RandomTrials; i++)
        {
            int[] ages = [.. Enumerable.Range(0, random.Next(9)).Select(_ => random.Next(21)).OrderDescending()];
            var cache = Filled(new ManualClock(), ages);
            var (living, expected) = (answer(cache), ages.Count(age => age < Ttl.TotalSeconds));
            if (living != expected || cache.Count != ages.Length)
            {
                return Verdict.Wrong(
                    "other-result",
                    $"Tried: entries that live 10 s, set {(ages.Length == 0 ? "never: an empty cache" : $"{string.Join(", ", ages)} s ago")}. "
                        + $"Result: {living}, and {cache.Count} stored after it; expected: {expected}, and {ages.Length}.",
                    "Count the entries of this cache that have not expired, without changing it.");
            }
        }

        return null;
    }

    private static TtlCache<string, int> Filled(ManualClock clock, int[] agesInSeconds)
    {
        var cache = new TtlCache<string, int>(Ttl, timeProvider: clock);
        for (var i = 0; i < agesInSeconds.Length; i++)
        {
            cache.Set($"S{i}", i);
            clock.Advance(TimeSpan.FromSeconds(agesInSeconds[i] - (i + 1 < agesInSeconds.Length ? agesInSeconds[i + 1] : 0)));
        }

        return cache;
    }
}
