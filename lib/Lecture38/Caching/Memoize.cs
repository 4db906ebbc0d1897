namespace Lecture38;

/// <summary>Gives a function a memory of its results.</summary>
public static class Memoize
{
    /// <summary>
    /// Puts a cache of the least-recently-used kind in front of a function, as Python's <c>functools.lru_cache</c> does.
    /// </summary>
    /// <typeparam name="TArg">The argument, which is the cache key; for several arguments, a tuple or a record.</typeparam>
    /// <typeparam name="TResult">The result.</typeparam>
    /// <param name="function">The function to call on a miss. It should depend on its argument alone.</param>
    /// <param name="maxSize">The most results to keep; null for no bound, 0 to keep none and only count.</param>
    /// <returns>The cached function, with its counters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
    public static CachedFunction<TArg, TResult> Lru<TArg, TResult>(Func<TArg, TResult> function, int? maxSize = 128) =>
        new(function, maxSize);
}
