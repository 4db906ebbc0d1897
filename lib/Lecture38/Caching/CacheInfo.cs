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

/// <summary>Counts hits and misses of many threads exactly, without a lock and without an interlocked instruction.</summary>
/// <remarks>
/// Each thread counts in a cell of its own, found by its managed thread id. No two living threads share an id, so only one
/// thread writes to a cell at any time. Reading the totals adds up all cells.
/// </remarks>
internal sealed class HitCounters
{
    /// <summary>A copy of the current thread's id, since asking for it costs more than the rest of counting; 0 until the thread first counts.</summary>
    [ThreadStatic]
    private static int _threadId;

    private readonly Lock _gate = new();
    private Cell?[] _cells = [];
    private (long Hits, long Misses) _atReset;

    /// <summary>The totals since the last reset. O(threads).</summary>
    public (long Hits, long Misses) Totals
    {
        get
        {
            lock (_gate)
            {
                var (hits, misses) = Sum();
                return (hits - _atReset.Hits, misses - _atReset.Misses);
            }
        }
    }

    /// <summary>Counts a hit. O(1).</summary>
    public void CountHit()
    {
        var cell = MyCell();
        Volatile.Write(ref cell.Hits, cell.Hits + 1);
    }

    /// <summary>Counts a miss. O(1).</summary>
    public void CountMiss()
    {
        var cell = MyCell();
        Volatile.Write(ref cell.Misses, cell.Misses + 1);
    }

    /// <summary>Starts again at zero. The cells belong to their threads, so this notes where they stand.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _atReset = Sum();
        }
    }

    private Cell MyCell()
    {
        var cells = _cells;
        var thread = _threadId;
        return (uint)thread < (uint)cells.Length && cells[thread] is { } mine ? mine : AddCell();
    }

    private Cell AddCell()
    {
        var thread = _threadId = Environment.CurrentManagedThreadId;
        lock (_gate)
        {
            // Readers may hold the old array: it is replaced, and its cells are shared.
            var cells = new Cell?[Math.Max(_cells.Length, thread + 1)];
            _cells.CopyTo(cells, 0);
            var mine = cells[thread] ??= new Cell();
            Volatile.Write(ref _cells, cells);
            return mine;
        }
    }

    private (long Hits, long Misses) Sum()
    {
        var (hits, misses) = (0L, 0L);
        foreach (var cell in _cells)
        {
            if (cell is not null)
            {
                hits += Volatile.Read(ref cell.Hits);
                misses += Volatile.Read(ref cell.Misses);
            }
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
