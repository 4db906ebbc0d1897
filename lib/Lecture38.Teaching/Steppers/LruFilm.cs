using static Lecture38.StepMarkup;

namespace Lecture38;

/// <summary>Shows the steps of an LRU cache: its keys from the most to the least recently used, and its counters.</summary>
internal static class LruFilm
{
    internal static StepFilm Of(IReadOnlyList<LruStep> steps, int maxSize) => new(
        $"LRU cache of at most {DisplayText.Counted(maxSize, "key")}, asked {DisplayText.Counted(steps.Count, "time")}",
        "lru",
        LongestOf(steps.Select(step => step.Key)),
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
