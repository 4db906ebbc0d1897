namespace Lecture38;

public static partial class Stepper
{
    /// <summary>
    /// Asks a new <see cref="Memoize.Lru{TArg, TResult}"/> cache for each key in turn and records the order of use, hits, misses
    /// and evictions. O(accesses · <paramref name="maxSize"/>) time and memory.
    /// </summary>
    /// <param name="keys">The keys to ask for, at most <see cref="MaxSteps"/>.</param>
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
        return new StepRecording<LruStep>(steps, LruFilm.Of(steps, maxSize));
    }

    private static LruStep Access(CachedFunction<string, string> cache, string key)
    {
        var (keysBefore, hitsBefore) = (cache.Keys, cache.Info.Hits);
        cache.Invoke(key);
        var keys = cache.Keys;
        return new LruStep(key, cache.Info.Hits > hitsBefore, keysBefore.Except(keys).SingleOrDefault(), keys, cache.Info);
    }
}
