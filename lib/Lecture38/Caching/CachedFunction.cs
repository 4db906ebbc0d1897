namespace Lecture38;

/// <summary>Puts a cache in front of a function.</summary>
public static class Memoize
{
    /// <summary>
    /// Puts a least-recently-used cache in front of a function, as Python's <c>functools.lru_cache</c> does.
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

/// <summary>
/// A function behind an <see cref="LruCache{TKey, TValue}"/>, with the semantics of Python's <c>functools.lru_cache</c>.
/// Made by <see cref="Memoize.Lru{TArg, TResult}"/>.
/// </summary>
/// <typeparam name="TArg">The argument, which is the cache key.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
/// <remarks>
/// Safe for concurrent callers. The lock is never held while the function runs, so a slow call delays nobody and a
/// recursive function may call itself through its own cache. The price: callers that miss the same key at the same time
/// each run the function.
/// </remarks>
public sealed class CachedFunction<TArg, TResult>
{
    private readonly Func<TArg, TResult> _function;
    private readonly LruCache<TArg, TResult> _cache;
    private readonly Lock _gate = new();
    private long _generation;

    internal CachedFunction(Func<TArg, TResult> function, int? maxSize, IEqualityComparer<TArg>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = function;
        _cache = new LruCache<TArg, TResult>(maxSize, comparer);
    }

    /// <summary>Hits, misses and size at this moment, consistent with each other. O(1).</summary>
    public CacheInfo Info
    {
        get
        {
            lock (_gate)
            {
                return _cache.Info;
            }
        }
    }

    /// <summary>A copy of the cached arguments, most recently used first. O(size).</summary>
    public IReadOnlyList<TArg> Keys
    {
        get
        {
            lock (_gate)
            {
                return _cache.Keys;
            }
        }
    }

    /// <summary>
    /// Answers from the cache or, on a miss, runs the function and keeps its result. O(1) beside the function; a hit
    /// allocates nothing.
    /// </summary>
    /// <param name="arg">The function's argument.</param>
    /// <returns>The cached or the computed result.</returns>
    /// <remarks>What the function throws reaches the caller; the call counts as a miss and nothing is stored.</remarks>
    public TResult Invoke(TArg arg)
    {
        long generation;
        lock (_gate)
        {
            if (_cache.TryGetValue(arg, out var cached))
            {
                return cached;
            }

            generation = _generation;
        }

        var result = _function(arg);
        lock (_gate)
        {
            // Another caller may have stored the key meanwhile: as in CPython, a bounded cache then keeps the first result and
            // its place in the order, an unbounded one takes the latest.
            if (generation == _generation && !_cache.TryAdd(arg, result) && _cache.MaxSize is null)
            {
                _cache.Set(arg, result);
            }
        }

        return result;
    }

    /// <summary>
    /// Forgets every result and sets the counters back to zero. A call that is running now returns its result to its caller
    /// but does not cache it, since it may rest on what was true before. (CPython's <c>lru_cache</c> does cache it.)
    /// </summary>
    public void Clear()
    {
        lock (_gate)
        {
            _cache.Clear();
            _generation++;
        }
    }
}
