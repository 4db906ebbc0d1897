namespace Lecture38;

/// <summary>
/// Lookups of one value that changes now and then, at random moments, and what it costs to load it and to answer with an old one.
/// Immutable, thread-safe.
/// </summary>
/// <param name="BetweenLookups">The time between two lookups, on average.</param>
/// <param name="BetweenChanges">The time between two changes of the value, on average.</param>
/// <param name="LoadPrice">What each load costs.</param>
/// <param name="StalePrice">What each stale answer costs, in the same money.</param>
/// <param name="Seed">For the random moments.</param>
public sealed record TtlWorkload(TimeSpan BetweenLookups, TimeSpan BetweenChanges, double LoadPrice, double StalePrice, int Seed)
{
    private const int Lookups = 100_000;

    /// <summary>
    /// Runs a hundred thousand lookups over a <see cref="TtlCache{TKey, TValue}"/>, in simulated time. The moments are the same for every time to
    /// live, so that only it makes the difference. O(lookups + changes).
    /// </summary>
    /// <param name="ttl">The cache's time to live.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ttl"/> is not positive.</exception>
    public TtlOutcome Run(TimeSpan ttl)
    {
        var clock = new ManualClock();
        var cache = new TtlCache<int, int>(ttl, maxSize: 1, clock);
        var (lookupMoments, changeMoments) = (new Random(Seed), new Random(Seed + 1));
        var (version, nextChange) = (0, RandomTime(changeMoments, BetweenChanges));
        var (loads, stale) = (0, 0);
        for (var i = 0; i < Lookups; i++)
        {
            clock.Advance(RandomTime(lookupMoments, BetweenLookups));
            for (; nextChange <= clock.Elapsed; nextChange += RandomTime(changeMoments, BetweenChanges))
            {
                version++;
            }

            if (!cache.TryGetValue(0, out var cachedVersion))
            {
                loads++;
                cache.Set(0, version);
            }
            else if (cachedVersion != version)
            {
                stale++;
            }
        }

        return new TtlOutcome(Lookups, loads, stale);
    }

    /// <summary>
    /// What a lookup costs in the long run. Each load begins a cycle: the time to live, then the wait for the next lookup. Lookups and changes
    /// are Poisson processes, so a lookup at the age t is stale with probability 1 − e^(−t / BetweenChanges); the integral over t gives
    /// the stale answers of a cycle.
    /// </summary>
    internal double ExpectedCost(TimeSpan ttl)
    {
        var staleTime = ttl - BetweenChanges * (1 - Math.Exp(-ttl / BetweenChanges));
        return (LoadPrice + StalePrice * (staleTime / BetweenLookups)) / (1 + ttl / BetweenLookups);
    }

    /// <summary>The time to the next of events that come independently of each other: exponentially distributed, at least a tick.</summary>
    private static TimeSpan RandomTime(Random random, TimeSpan mean) =>
        TimeSpan.FromTicks(1 + (long)(-Math.Log(1 - random.NextDouble()) * mean.Ticks));
}

/// <summary>What a time to live has led to in a <see cref="TtlWorkload"/>.</summary>
/// <param name="Lookups">All lookups.</param>
/// <param name="Loads">Those that missed and had to load.</param>
/// <param name="StaleAnswers">Those that the cache answered with a value that had changed since it was loaded.</param>
public readonly record struct TtlOutcome(int Lookups, int Loads, int StaleAnswers);
