using static Lecture38.StepMarkup;

namespace Lecture38;

public static partial class Stepper
{
    /// <summary>
    /// Looks up each key in turn in a new <see cref="Memoize.Lru{TArg, TResult}"/> cache, and records the order of use, hits, misses
    /// and evictions. O(accesses · <paramref name="maxSize"/>) time and memory.
    /// </summary>
    /// <param name="keys">The keys to look up, at most <see cref="MaxSteps"/>.</param>
    /// <param name="maxSize">The most entries to keep, from 0 to <see cref="MaxPlaces"/>; 0 stores nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    /// <exception cref="ArgumentException">There are too many keys, or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is out of range.</exception>
    public static StepRecording<LruStep> Lru(IEnumerable<string> keys, int maxSize)
    {
        var accesses = Bounded(keys, nameof(keys));
        if (accesses.Contains(null))
        {
            throw new ArgumentException("A key is null.", nameof(keys));
        }

        ThrowUnlessShowable(maxSize, fewest: 0, nameof(maxSize));
        var cache = Memoize.Lru((string key) => key, maxSize);
        LruStep[] steps = [.. accesses.Select(key => Access(cache, key))];
        return new StepRecording<LruStep>(steps, LruFrames.Of(steps, maxSize));
    }

    private static LruStep Access(CachedFunction<string, string> cache, string key)
    {
        var (keysBefore, hitsBefore) = (cache.Keys, cache.Info.Hits);
        cache.Invoke(key);
        var keys = cache.Keys;
        return new LruStep(key, cache.Info.Hits > hitsBefore, keysBefore.Except(keys).SingleOrDefault(), keys, cache.Info);
    }
}

/// <summary>An access to an LRU cache, and the state of the cache afterwards.</summary>
/// <param name="Key">The key that was looked up.</param>
/// <param name="IsHit">Whether it was cached. A missed key is stored, unless the cache has size 0.</param>
/// <param name="Evicted">The key that was evicted for it; null if none was.</param>
/// <param name="Keys">The cached keys, most recently used first.</param>
/// <param name="Counters">The cache's own counters.</param>
public sealed record LruStep(string Key, bool IsHit, string? Evicted, IReadOnlyList<string> Keys, CacheInfo Counters);

/// <summary>Displays the steps of an LRU cache: its keys from the most to the least recently used, and its counters.</summary>
internal static class LruFrames
{
    internal static FrameSequence Of(IReadOnlyList<LruStep> steps, int maxSize) => new(
        $"LRU cache of at most {DisplayText.Counted(maxSize, "key")}, asked {DisplayText.Counted(steps.Count, "time")}",
        "lru",
        MaxLengthOf(steps.Select(step => step.Key)),
        [
            new TableColumn("Step", IsNumeric: true),
            new TableColumn("Access"),
            new TableColumn("Outcome"),
            new TableColumn("Evicted"),
            new TableColumn("Most recent first"),
            new TableColumn("Hits", IsNumeric: true),
            new TableColumn("Misses", IsNumeric: true),
        ],
        [Start(maxSize), .. steps.Select((step, i) => Frame(i + 1, step, maxSize))]);

    private static StepFrame Start(int maxSize) => new(
        $"the cache is empty and has room for {(maxSize == 0 ? "nothing" : DisplayText.Counted(maxSize, "key"))}.",
        State("<b>start</b>", [], null, new CacheInfo(0, 0, maxSize, 0)),
        ["0", "(start)", "", "", "", "0", "0"]);

    private static StepFrame Frame(int number, LruStep step, int maxSize) => new(
        $"{Key(step.Key)} {Happening(step, maxSize)}",
        State(
            step.IsHit
                ? $"<b class=\"good\">{Html(Key(step.Key))} hit ✓</b>"
                : $"<b class=\"warn\">{Html(Key(step.Key))} miss</b>",
            step.Keys,
            step.Evicted,
            step.Counters),
        [
            $"{number}",
            Key(step.Key),
            step.IsHit ? "hit" : "miss",
            step.Evicted is null ? "" : Key(step.Evicted),
            string.Join(' ', step.Keys.Select(Key)),
            $"{step.Counters.Hits}",
            $"{step.Counters.Misses}",
        ]);

    private static string Happening(LruStep step, int maxSize) => step switch
    {
        { IsHit: true } => "hits and is now the most recently used.",
        { Evicted: { } evicted } => $"misses; {Key(evicted)}, the least recently used, is evicted.",
        _ when maxSize == 0 => "misses; a cache of size 0 stores nothing.",
        _ => "misses and is stored; there was room.",
    };

    private static string State(string outcome, IReadOnlyList<string> keys, string? evicted, CacheInfo counters)
    {
        var first = keys.Take(1).Select(key => $"<span class=\"new\">{Html(Key(key))}</span> ");
        var others = keys.Skip(1).Select(key => $"<span>{Html(Key(key))}</span> ");
        var gone = evicted is null ? "" : $"<del>{Html(Key(evicted))}</del> <em>evicted ✗</em>";
        return $"<p class=\"act\">{outcome}</p>\n"
            + $"<p class=\"cells\"><i>most recent</i> {string.Concat(first)}{string.Concat(others)}"
            + $"{Free(counters.MaxSize.GetValueOrDefault() - keys.Count, "span")}<i>least recent</i> {gone}</p>\n"
            + $"<p class=\"sum\">hits <b>{counters.Hits}</b>, misses <b>{counters.Misses}</b>, "
            + $"stored <b>{counters.CurrentSize}</b> of {counters.MaxSize}</p>";
    }
}
