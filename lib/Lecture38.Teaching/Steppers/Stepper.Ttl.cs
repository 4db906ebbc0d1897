namespace Lecture38;

public static partial class Stepper
{
    /// <summary>
    /// Does operations to a new <see cref="TtlCache{TKey, TValue}"/>, on a clock that moves only by
    /// <see cref="TtlOperation.Wait(double)"/>, and records what is stored, how long it lives yet, and what left and why.
    /// O(operations · <paramref name="maxSize"/>) time and memory; never waits.
    /// </summary>
    /// <param name="operations">What to do, at most <see cref="MaxSteps"/> operations.</param>
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
        return new StepRecording<TtlStep>(steps, TtlFilm.Of(steps, ttl, maxSize));
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
                cause = RemovalCause.Invalidated;
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
