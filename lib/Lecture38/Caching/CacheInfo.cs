using System.Runtime.InteropServices;

namespace Lecture38;

/// <summary>The counters of a cache at one moment.</summary>
/// <param name="Hits">Lookups answered from the cache.</param>
/// <param name="Misses">Lookups that found nothing, or nothing alive. For a cached function: calls that ran the function, even if it threw.</param>
/// <param name="MaxSize">The most entries kept; null where there is no bound.</param>
/// <param name="CurrentSize">Entries stored at this moment.</param>
public readonly record struct CacheInfo(long Hits, long Misses, int? MaxSize, int CurrentSize)
{
    /// <summary>Hits as a share of all lookups, from 0 to 1; 0 before the first one.</summary>
    public double HitRatio => Hits + Misses == 0 ? 0 : (double)Hits / (Hits + Misses);
}

/// <summary>Counts the hits and misses of many threads exactly, without a lock and without an interlocked instruction.</summary>
/// <remarks>
/// Each thread counts in a cell of its own, found by its managed thread id. No two living threads share an id, so only one
/// thread writes to a cell at any time.
/// </remarks>
internal sealed class HitCounters
{
    /// <summary>A copy of the current thread's id, cheaper to read than the original; 0 until the thread first counts.</summary>
    [ThreadStatic]
    private static int _threadId;

    private Cell?[] _cells = [];
    private (long Hits, long Misses) _atReset;

    /// <summary>The totals since the last reset, with what else a <see cref="CacheInfo"/> holds. O(threads).</summary>
    public CacheInfo Info(int maxSize, int currentSize)
    {
        var (hits, misses) = Sum();
        return new CacheInfo(hits - _atReset.Hits, misses - _atReset.Misses, maxSize, currentSize);
    }

    /// <summary>Counts a lookup. O(1).</summary>
    public void Count(bool isHit)
    {
        var (cells, thread) = (_cells, _threadId);
        var mine = (uint)thread < (uint)cells.Length && cells[thread] is { } cell ? cell : AddCell();
        ref var count = ref isHit ? ref mine.Hits : ref mine.Misses;
        Volatile.Write(ref count, count + 1);
    }

    /// <summary>Starts again at zero. The cells belong to their threads, so this notes where they stand.</summary>
    public void Reset() => _atReset = Sum();

    private Cell AddCell()
    {
        _threadId = Environment.CurrentManagedThreadId;
        lock (this)
        {
            var cells = _cells;
            Array.Resize(ref cells, Math.Max(cells.Length, _threadId + 1));
            var mine = cells[_threadId] ??= new Cell();
            Volatile.Write(ref _cells, cells);
            return mine;
        }
    }

    private (long Hits, long Misses) Sum()
    {
        var (hits, misses) = (0L, 0L);
        foreach (var cell in Volatile.Read(ref _cells))
        {
            hits += cell is null ? 0 : Volatile.Read(ref cell.Hits);
            misses += cell is null ? 0 : Volatile.Read(ref cell.Misses);
        }

        return (hits, misses);
    }

    /// <summary>As large as a cache line, so that threads do not slow each other down.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private sealed class Cell
    {
        public long Hits;
        public long Misses;
    }
}
