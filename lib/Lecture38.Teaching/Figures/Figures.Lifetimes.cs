namespace Lecture38;

public static partial class Figures
{
    /// <summary>
    /// Draws a Gantt chart of cache entries, with a row for each key: when an entry was live, when it was expired but still stored,
    /// and when and why it was removed.
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="lifetimes">The entries; a key may have several.</param>
    /// <param name="until">The end of the chart, for entries still stored; null for the last moment of any entry.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no entry; or an entry expires or is removed before it is stored, has a cause without a removal or a removal without a
    /// cause, or is stored or removed after the end of the chart.
    /// </exception>
    public static Figure Lifetimes(string title, IReadOnlyList<EntryLifetime> lifetimes, TimeSpan? until = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ThrowIfEmpty(lifetimes, nameof(lifetimes));
        var end = until ?? lifetimes.Max(entry => entry.Removed is { } removed && removed > entry.Expires ? removed : entry.Expires);
        ThrowIfImpossible(lifetimes, end);

        var keys = lifetimes.Select(entry => entry.Key).Distinct().ToArray();
        var rowOf = keys.Index().ToDictionary(row => row.Item, row => row.Index);
        var chart = new SpanChart(
            title,
            new ChartAxis("Time (s)", From: Math.Min(0, lifetimes.Min(e => e.Stored.TotalSeconds)), To: end.TotalSeconds * 1.03),
            "Key",
            keys,
            [
                new ChartSpans("live", Hatched: false, [.. Spans(lifetimes, rowOf, entry => (entry.Stored, LiveUntil(entry, end)), "live")]),
                new ChartSpans("expired, still stored", Hatched: true, [.. Spans(
                    lifetimes, rowOf, entry => (entry.Expires, entry.Removed ?? end), "expired, still stored")]),
            ],
            [.. Marks(lifetimes, rowOf)]);
        return new Figure(title, Describe(lifetimes, keys.Length, end), LifetimeTable(lifetimes), PlotlyRenderer.Render(chart));
    }

    private static void ThrowIfImpossible(IReadOnlyList<EntryLifetime> lifetimes, TimeSpan end)
    {
        foreach (var entry in lifetimes)
        {
            var fault = entry switch
            {
                _ when entry.Expires < entry.Stored => "expires before it is stored",
                _ when entry.Removed < entry.Stored => "is removed before it is stored",
                _ when entry.Removed is null != entry.Cause is null => "has a removal without a cause, or a cause without a removal",
                _ when entry.Stored > end || entry.Removed > end => "is stored or removed after the end of the chart",
                _ => null,
            };
            if (fault is not null)
            {
                throw new ArgumentException($"The entry {entry.Key} {fault}.", nameof(lifetimes));
            }
        }
    }

    private static TimeSpan LiveUntil(EntryLifetime entry, TimeSpan end)
    {
        var gone = entry.Removed ?? end;
        return gone < entry.Expires ? gone : entry.Expires;
    }

    private static IEnumerable<ChartSpan> Spans(
        IEnumerable<EntryLifetime> lifetimes,
        Dictionary<string, int> rowOf,
        Func<EntryLifetime, (TimeSpan From, TimeSpan To)> span,
        string state)
    {
        foreach (var entry in lifetimes)
        {
            var (from, to) = span(entry);
            if (from < to)
            {
                yield return new ChartSpan(
                    rowOf[entry.Key], from.TotalSeconds, to.TotalSeconds, $"{entry.Key}: {state} from {Seconds(from)} s to {Seconds(to)} s");
            }
        }
    }

    private static IEnumerable<ChartMarks> Marks(IEnumerable<EntryLifetime> lifetimes, Dictionary<string, int> rowOf) =>
        from entry in lifetimes
        where entry.Removed is not null
        group entry by entry.Cause!.Value into removals
        orderby removals.Key
        select new ChartMarks(InWords(removals.Key), [.. removals.Select(entry => new ChartMark(
            rowOf[entry.Key],
            entry.Removed!.Value.TotalSeconds,
            $"{entry.Key}: {InWords(removals.Key)} at {Seconds(entry.Removed.Value)} s"))]);

    private static string InWords(RemovalCause cause) => cause switch
    {
        RemovalCause.Expired => "removed: expired, touched",
        RemovalCause.Evicted => "removed: evicted",
        RemovalCause.Removed => "removed: by Remove",
        RemovalCause.Overwritten => "removed: overwritten",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "No such cause."),
    };

    private static string Seconds(TimeSpan time) => DisplayText.Number(time.TotalSeconds);

    private static string Describe(IReadOnlyList<EntryLifetime> lifetimes, int keys, TimeSpan end)
    {
        var removals = lifetimes.Where(entry => entry.Cause is not null).CountBy(entry => entry.Cause!.Value).OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {InWords(count.Key)}");
        var stored = lifetimes.Where(entry => entry.Removed is null).ToArray();
        var expired = stored.Count(entry => entry.Expires <= end);
        return $"Gantt chart of {DisplayText.Counted(lifetimes.Count, "entry lifetime")} of {DisplayText.Counted(keys, "key")} until {Seconds(end)} s: "
            + $"{Listed([.. removals, $"{stored.Length - expired} live at the end", $"{expired} expired but still stored at the end"])}.";
    }

    private static Table LifetimeTable(IEnumerable<EntryLifetime> lifetimes) => new(
        [
            new TableColumn("Key"),
            new TableColumn("Stored (s)", IsNumeric: true),
            new TableColumn("Expires (s)", IsNumeric: true),
            new TableColumn("Removed (s)", IsNumeric: true),
            new TableColumn("Cause"),
        ],
        [.. lifetimes.Select(entry => (IReadOnlyList<string>)
        [
            entry.Key,
            Seconds(entry.Stored),
            Seconds(entry.Expires),
            entry.Removed is { } removed ? Seconds(removed) : "",
            entry.Cause?.ToString() ?? "",
        ])]);
}

/// <summary>The life of one entry in a cache whose entries expire. All times count from a common start.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Expires">When it expires, or would have expired: from exactly this moment on.</param>
/// <param name="Removed">When it left the cache; null while it is stored.</param>
/// <param name="Cause">Why it left; null while it is stored.</param>
public sealed record EntryLifetime(
    string Key, TimeSpan Stored, TimeSpan Expires, TimeSpan? Removed = null, RemovalCause? Cause = null);

/// <summary>Why an entry left a cache.</summary>
public enum RemovalCause
{
    /// <summary>It had expired, and a lookup found it.</summary>
    Expired,

    /// <summary>The cache was full and needed room.</summary>
    Evicted,

    /// <summary>A call removed it.</summary>
    Removed,

    /// <summary>Another value was stored for its key.</summary>
    Overwritten,
}
