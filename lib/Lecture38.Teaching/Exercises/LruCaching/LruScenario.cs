namespace Lecture38;

/// <summary>A short run in which one mistake shows itself, provided that the scenarios before it passed.</summary>
/// <param name="Cause">The mistake's name.</param>
/// <param name="MaxSize">The size of the cache.</param>
/// <param name="Script">The operations, as <see cref="LruOperation.Parse"/> reads them.</param>
/// <param name="Explanation">What a difference means.</param>
/// <param name="CountersToo">False to compare only what lookups find.</param>
internal sealed record LruScenario(string Cause, int MaxSize, string Script, string Explanation, bool CountersToo = true)
{
    /// <summary>In the order in which they are tried.</summary>
    internal static IReadOnlyList<LruScenario> All { get; } =
    [
        new("loses-what-it-stored", 4, "?A +A ?A ?B +B ?B ?A", "What was put in must be found, with its value, and nothing else.", CountersToo: false),
        new("keeps-the-old-value", 2, "+A +A ?A", "Putting a key that is present sets the new value in place of the old one.", CountersToo: false),
        new("miscounts", 2, "?A +A ?A ?A +A", "TryGet counts a hit or a miss at each call, Put counts neither, and Count is the number of entries."),
        new("one-too-few", 2, "+A +B ?A ?B", "A cache of two holds two: it makes room only when a third key comes."),
        new("one-too-many", 2, "+A +B +C", "It holds more than its size. A new key in a full cache must push another out, out of every structure that you have."),
        new("evicts-the-newest", 2, "+A +B +C ?B ?C", "The entry that has waited longest must go. You evicted one that was used after it.", CountersToo: false),
        new("still-finds-the-evicted", 2, "+A +B +C ?A", "The evicted key left the order of use, but a lookup still finds it. It must leave both structures.", CountersToo: false),
        new("evicts-on-overwrite", 2, "+A +B +B ?A ?B", "B was there already, so there was no need for room. Look whether the key is present before you evict."),
        new("reads-do-not-count", 2, "+A +B ?A +C ?A ?B", "TryGet must make the key the most recently used one. You evict by age, not by use: that is first in, first out."),
        new("overwrites-do-not-count", 2, "+A +B +A +C ?A ?B", "Putting a present key is a use, too: it must become the most recently used one."),
        new("entries-survive-clear", 2, "+A +B ! ?A ?B", "After Clear nothing may be found.", CountersToo: false),
        new("counters-survive-clear", 2, "+A ?A ?B !", "After Clear the hit ratio would mix two runs. Clear forgets the entries and sets the counters back to zero."),
        new("order-survives-clear", 2, "+A +B ! +C +D ?C +E ?C ?D ?E", "The order of use still holds keys from before Clear. Both structures must be emptied."),
    ];

    /// <summary>What the scenario finds out about a cache; null where it behaves.</summary>
    internal Verdict? Try(Func<int, ILruCache<string, int>> create) =>
        LruDifference.First(create, MaxSize, LruOperation.Parse(Script), CountersToo) is { } difference
            ? difference.Came.Threw
                ? Verdict.Wrong("throws", difference.ToString(), LruOwn.MustNotThrow)
                : Verdict.Wrong(Cause, difference.ToString(), Explanation)
            : null;
}
