using System.Globalization;
using static Lecture38.StepMarkup;

namespace Lecture38;

public static partial class Stepper
{
    /// <summary>
    /// Runs operations on a new <see cref="TtlCache{TKey, TValue}"/>, on a clock that moves only by
    /// <see cref="TtlOperation.Wait(double)"/>, and records the entries, their remaining lives, and which entry left and why.
    /// O(operations · <paramref name="maxSize"/>) time and memory; never waits.
    /// </summary>
    /// <param name="operations">The operations, at most <see cref="MaxSteps"/>.</param>
    /// <param name="ttl">How long an entry lives after it was set, at most a year.</param>
    /// <param name="maxSize">The most entries to keep, from 1 to <see cref="MaxPlaces"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> is null.</exception>
    /// <exception cref="ArgumentException">There are too many operations, or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ttl"/> or <paramref name="maxSize"/> is out of range.</exception>
    public static StepRecording<TtlStep> Ttl(IEnumerable<TtlOperation> operations, TimeSpan ttl, int maxSize)
    {
        var script = Bounded(operations, nameof(operations));
        if (script.Contains(null))
        {
            throw new ArgumentException("An operation is null.", nameof(operations));
        }

        ThrowUnlessSensible(ttl, nameof(ttl));
        ThrowUnlessShowable(maxSize, fewest: 1, nameof(maxSize));
        var clock = new ManualClock();
        var cache = new TtlCache<string, int>(ttl, maxSize, clock);
        TtlStep[] steps = [.. script.Select((operation, i) => Do(operation, i + 1, cache, clock))];
        return new StepRecording<TtlStep>(steps, TtlFrames.Of(steps, ttl, maxSize));
    }

    private static TtlStep Do(TtlOperation operation, int number, TtlCache<string, int> cache, ManualClock clock)
    {
        var before = cache.Entries;
        bool? isHit = null;
        RemovalCause? cause = null;
        var leaving = operation.Key;
        switch (operation.Kind)
        {
            case TtlOperationKind.Get:
                isHit = cache.TryGetValue(leaving!, out _);
                cause = RemovalCause.Expired;
                break;
            case TtlOperationKind.Set when cache.Set(leaving!, number, out var evicted):
                (leaving, cause) = (evicted, RemovalCause.Evicted);
                break;
            case TtlOperationKind.Set:
                cause = RemovalCause.Overwritten;
                break;
            case TtlOperationKind.Remove:
                cache.Remove(leaving!);
                cause = RemovalCause.Removed;
                break;
            case TtlOperationKind.Wait:
                clock.Advance(operation.Duration);
                break;
        }

        var entries = cache.Entries;
        var was = Stored(before, leaving);
        var removed = was?.Value == Stored(entries, leaving)?.Value ? null : was;
        return new TtlStep(
            operation,
            isHit,
            removed,
            removed is null ? null : cause,
            clock.Elapsed,
            entries,
            entries.Count == cache.MaxSize ? entries[0].Key : null);
    }

    private static TtlEntry<string, int>? Stored(IEnumerable<TtlEntry<string, int>> entries, string? key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>An operation on a TTL cache, and the state of the cache afterwards.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="IsHit">Whether a lookup hit; null for other operations.</param>
/// <param name="Removed">The entry that left the cache, as it was just before; null if none left.</param>
/// <param name="Cause">Why it left; null if none left.</param>
/// <param name="Clock">The time since the start.</param>
/// <param name="Entries">
/// The stored entries, soonest to expire first, including those that have expired but have not been looked up since. An entry's value is
/// the number of the step that set it, from 1.
/// </param>
/// <param name="NextToGo">The key that a new key would evict; null if there is room.</param>
public sealed record TtlStep(
    TtlOperation Operation,
    bool? IsHit,
    TtlEntry<string, int>? Removed,
    RemovalCause? Cause,
    TimeSpan Clock,
    IReadOnlyList<TtlEntry<string, int>> Entries,
    string? NextToGo);

/// <summary>Displays the steps of a TTL cache: its clock, and for each entry the remaining life or why it left.</summary>
internal static class TtlFrames
{
    internal static FrameSequence Of(IReadOnlyList<TtlStep> steps, TimeSpan ttl, int maxSize) => new(
        $"TTL cache of at most {DisplayText.Counted(maxSize, "entry", "entries")}, each living {Seconds(ttl)}: "
            + DisplayText.Counted(steps.Count, "operation"),
        "ttl",
        MaxLengthOf(steps.Select(step => step.Operation.Key ?? "")),
        [
            new TableColumn("Step", IsNumeric: true),
            new TableColumn("Clock (s)", IsNumeric: true),
            new TableColumn("Operation"),
            new TableColumn("Outcome"),
            new TableColumn("Seconds left, soonest first"),
            new TableColumn("Next to go"),
        ],
        [
            Start(ttl, maxSize),
            .. steps.Select((step, i) => Frame(i + 1, step, i == 0 ? [] : steps[i - 1].Entries, ttl, maxSize)),
        ]);

    private static StepFrame Start(TimeSpan ttl, int maxSize) => new(
        $"the cache is empty and has room for {DisplayText.Counted(maxSize, "entry", "entries")}.",
        State("<b>start</b>", TimeSpan.Zero, [], "", null, ttl, maxSize),
        ["0", "0", "(start)", "", "", ""]);

    private static StepFrame Frame(
        int number, TtlStep step, IReadOnlyList<TtlEntry<string, int>> before, TimeSpan ttl, int maxSize) => new(
        Happening(step, before, ttl),
        State(Operation(step), step.Clock, step.Entries, Gone(step), step.NextToGo, ttl, maxSize),
        [
            $"{number}",
            DisplayText.Number(step.Clock.TotalSeconds),
            step.Operation.ToString(),
            Outcome(step),
            string.Join(", ", step.Entries.Select(entry =>
                $"{Key(entry.Key)} {(entry.IsExpired ? "expired" : DisplayText.Number(entry.RemainingLife.TotalSeconds))}")),
            step.NextToGo is null ? "" : Key(step.NextToGo),
        ]);

    private static string Happening(TtlStep step, IReadOnlyList<TtlEntry<string, int>> before, TimeSpan ttl)
    {
        var key = Key(step.Operation.Key ?? "");
        return step switch
        {
            { Operation.Kind: TtlOperationKind.Wait } =>
                $"{Seconds(step.Operation.Duration)} pass{Expiring(step.Entries, before)}.",
            { IsHit: true } => $"{key} hits; the lookup does not extend its life.",
            { IsHit: false, Removed: { } expired } => $"{key} misses: it {Expired(expired)}, and the lookup removes it.",
            { IsHit: false } => $"{key} misses: it is not stored.",
            { Cause: RemovalCause.Evicted, Removed: { } evicted } =>
                $"{key} is set; the cache was full, so {Key(evicted.Key)}, "
                    + $"{(evicted.IsExpired ? "expired but still stored" : "the soonest to expire")}, is evicted.",
            { Cause: RemovalCause.Overwritten } => $"{key} is set again and lives {Seconds(ttl)} from now; nothing is evicted.",
            { Operation.Kind: TtlOperationKind.Set } => $"{key} is set and lives {Seconds(ttl)} from now.",
            { Removed: { IsExpired: true } } => $"{key}, expired but still stored, is removed.",
            { Removed: not null } => $"{key} is removed before it expires.",
            _ => $"{key} is not stored, so there is nothing to remove.",
        };
    }

    private static string Expiring(IReadOnlyList<TtlEntry<string, int>> after, IReadOnlyList<TtlEntry<string, int>> before)
    {
        string[] expiring =
        [
            .. after.Zip(before).Where(entry => entry.First.IsExpired && !entry.Second.IsExpired).Select(entry => Key(entry.First.Key)),
        ];
        return expiring.Length switch
        {
            0 => "",
            1 => $"; {expiring[0]} expires but stays stored until it is looked up",
            _ => $"; {Listed(expiring)} expire but stay stored until they are looked up",
        };
    }

    private static string Expired(TtlEntry<string, int> entry) =>
        entry.RemainingLife == TimeSpan.Zero ? "just expired" : $"expired {Seconds(-entry.RemainingLife)} ago";

    private static string Outcome(TtlStep step) => step switch
    {
        { IsHit: true } => "hit",
        { IsHit: false, Removed: not null } => "miss: expired, removed",
        { IsHit: false } => "miss",
        { Cause: RemovalCause.Evicted, Removed: { } evicted } => $"{Key(evicted.Key)} evicted",
        { Cause: RemovalCause.Overwritten } => "overwritten",
        { Cause: RemovalCause.Removed } => "removed",
        { Operation.Kind: TtlOperationKind.Set } => "stored",
        _ => "",
    };

    private static string Operation(TtlStep step)
    {
        var (key, kind) = (Html(Key(step.Operation.Key ?? "")), step.Operation.Kind);
        return step switch
        {
            { IsHit: true } => $"<b class=\"good\">get {key} hit ✓</b>",
            { IsHit: false } => $"<b class=\"warn\">get {key} miss</b>",
            { Operation.Kind: TtlOperationKind.Wait } => $"<b>wait {Seconds(step.Operation.Duration)}</b>",
            _ => $"<b>{(kind == TtlOperationKind.Set ? "set" : "remove")} {key}</b>",
        };
    }

    /// <summary>The entry that left. An overwritten entry is not shown as gone, since its key stays.</summary>
    private static string Gone(TtlStep step) =>
        step.Removed is { } removed && step.Cause is { } cause and not RemovalCause.Overwritten
        ? $"<p class=\"gone\"><del>{Html(Key(removed.Key))}</del> {InWords(cause)} ✗</p>"
        : "";

    private static string InWords(RemovalCause cause) => cause switch
    {
        RemovalCause.Expired => "expired, removed",
        RemovalCause.Evicted => "evicted",
        _ => "removed",
    };

    private static string State(
        string operation,
        TimeSpan clock,
        IReadOnlyList<TtlEntry<string, int>> entries,
        string gone,
        string? nextToGo,
        TimeSpan ttl,
        int maxSize) =>
        $"<p class=\"act\">{operation} <i>clock</i> <time>{Seconds(clock)}</time></p>\n"
            + $"<div class=\"cells\">{string.Concat(entries.Select(entry => Life(entry, entry.Key == nextToGo, ttl)))}"
            + $"{Free(maxSize - entries.Count, "p")}{gone}</div>\n"
            + $"<p class=\"sum\">stored <b>{entries.Count}</b> of {maxSize}, "
            + $"live <b>{entries.Count(entry => !entry.IsExpired)}</b>, "
            + $"expired <b>{entries.Count(entry => entry.IsExpired)}</b></p>";

    private static string Life(TtlEntry<string, int> entry, bool isNextToGo, TimeSpan ttl)
    {
        var key = Html(Key(entry.Key));
        var mark = isNextToGo ? " <em>next to go</em>" : "";
        return entry.IsExpired
            ? $"<p class=\"expired\"><b>{key}</b> {Expired(entry)}{mark}</p>\n"
            : $"<p style=\"--life:{Percent(entry.RemainingLife / ttl)}%\">"
                + $"<b>{key}</b> {Seconds(entry.RemainingLife)} left{mark}</p>\n";
    }

    private static string Percent(double share) => (100 * Math.Clamp(share, 0, 1)).ToString("0.#", CultureInfo.InvariantCulture);
}
