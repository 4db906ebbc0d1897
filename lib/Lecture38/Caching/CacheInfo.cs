namespace Lecture38;

/// <summary>The counters of a <see cref="CachedFunction{TArg, TResult}"/> at one moment.</summary>
/// <param name="Hits">Calls answered from the cache.</param>
/// <param name="Misses">Calls that ran the function, those that threw included.</param>
/// <param name="MaxSize">The most entries kept; null where there is no bound.</param>
/// <param name="CurrentSize">Entries stored at this moment.</param>
public readonly record struct CacheInfo(long Hits, long Misses, int? MaxSize, int CurrentSize)
{
    /// <summary>Hits as a share of all calls, from 0 to 1; 0 before the first call.</summary>
    public double HitRatio => Hits + Misses == 0 ? 0 : (double)Hits / (Hits + Misses);
}
