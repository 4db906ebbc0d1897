namespace Lecture38;

/// <summary>
/// Random lookups of a value that changes at random times, and the prices of loading it and of a stale answer. Immutable,
/// thread-safe.
/// </summary>
/// <param name="BetweenLookups">The mean time between two lookups.</param>
/// <param name="BetweenChanges">The mean time between two changes of the value.</param>
/// <param name="LoadPrice">The price of a load.</param>
/// <param name="StalePrice">The price of a stale answer, in the same unit.</param>
/// <param name="Seed">The seed of the random times.</param>
public sealed record TtlWorkload(TimeSpan BetweenLookups, TimeSpan BetweenChanges, double LoadPrice, double StalePrice, int Seed)
{
    private const int Lookups = 100_000;

    /// <summary>
    /// Runs 100,000 lookups on a <see cref="TtlCache{TKey, TValue}"/>, in simulated time. The lookups and changes happen at the same times for
    /// every time to live. O(lookups + changes).
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
    /// The expected cost of a lookup. Each load begins a cycle: the time to live, then the wait for the next lookup. Lookups and changes are
    /// Poisson processes, so a lookup at age t is stale with probability 1 − e^(−t / BetweenChanges); its integral over t is the number of
    /// stale answers in a cycle.
    /// </summary>
    internal double ExpectedCost(TimeSpan ttl)
    {
        var staleTime = ttl - BetweenChanges * (1 - Math.Exp(-ttl / BetweenChanges));
        return (LoadPrice + StalePrice * (staleTime / BetweenLookups)) / (1 + ttl / BetweenLookups);
    }

    /// <summary>The time to the next independent event: exponentially distributed, at least one tick.</summary>
    private static TimeSpan RandomTime(Random random, TimeSpan mean) =>
        TimeSpan.FromTicks(1 + (long)(-Math.Log(1 - random.NextDouble()) * mean.Ticks));
}

/// <summary>The result of running a <see cref="TtlWorkload"/>.</summary>
/// <param name="Lookups">The number of lookups.</param>
/// <param name="Loads">The lookups that missed and loaded.</param>
/// <param name="StaleAnswers">The hits whose value had changed since it was loaded.</param>
public readonly record struct TtlOutcome(int Lookups, int Loads, int StaleAnswers);
