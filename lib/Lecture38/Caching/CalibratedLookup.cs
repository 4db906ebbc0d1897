namespace Lecture38;

/// <summary>Makes lookup functions that remember, each a closure over the cache it was given.</summary>
public static class CalibratedLookup
{
    /// <summary>
    /// Makes a function that answers from the cache and, on a miss, asks the source and caches the answer. The function
    /// knows about calibrations and the cache does not; functions over one cache share its entries.
    /// </summary>
    /// <param name="cache">The cache to look in first.</param>
    /// <param name="source">Where calibrations come from.</param>
    /// <returns>The lookup, from sensor id to calibration. It throws what the source throws, and caches nothing then.</returns>
    /// <remarks>
    /// Safe for concurrent use if the source is. Threads that miss the same key at the same time all ask the source. An answer
    /// goes to the caller but not into the cache if it may be out of date: if, during the load, something was removed from the
    /// cache, whatever its key, or another thread stored this key.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Func<string, Calibration> Create(TtlCache<string, Calibration> cache, ICalibrationSource source)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(source);
        return sensorId =>
        {
            if (cache.TryGetValue(sensorId, out var cached))
            {
                return cached;
            }

            var generation = cache.Generation;
            var loaded = source.Lookup(sensorId);
            cache.TryAdd(sensorId, loaded, generation);
            return loaded;
        };
    }
}
