using System.Runtime.CompilerServices;

namespace Lecture38;

/// <summary>
/// Counts the bytes that pieces of work allocate, exactly, and those that their results retain. Each piece is booked under
/// the name of a site, so that two snapshots can be compared site by site.
/// </summary>
/// <remarks>
/// Allocations are read from the runtime's counter for the current thread: work that other threads do is not seen. The counter
/// is exact but for collections, each of which may add up to 8 kB, the rest of the thread's allocation buffer. Retained
/// bytes are a difference of two heap sizes, each after a full collection; other threads disturb them. The work runs in a
/// method of its own whose locals are gone when the heap is measured. Not safe for concurrent use.
/// </remarks>
public sealed class MemoryAudit
{
    private const int MostAttempts = 5;

    private readonly Dictionary<string, SiteMemory> _sites = [];

    /// <summary>
    /// Runs work twice, first to warm it up (just-in-time compilation, static constructors), then to measure it, and
    /// books the second run under the site. The time is that of the work plus a few full collections.
    /// </summary>
    /// <typeparam name="T">What the work makes.</typeparam>
    /// <param name="site">The name to book it under; the same name again adds to it.</param>
    /// <param name="work">Makes everything anew at each call, so that the second run does the same as the first.</param>
    /// <returns>The result of the measured run; what it retains is what the result keeps alive.</returns>
    /// <exception cref="ArgumentException"><paramref name="site"/> is null or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    public T Measure<T>(string site, Func<T> work)
    {
        ArgumentException.ThrowIfNullOrEmpty(site);
        ArgumentNullException.ThrowIfNull(work);
        RunAndDrop(work);

        var heapBefore = BytesAfterFullCollection();
        var collectionsBefore = CollectionCounts.Now;
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var result = work();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        var collections = CollectionCounts.Now.Minus(collectionsBefore);
        var retained = BytesAfterFullCollection() - heapBefore;
        GC.KeepAlive(result);

        var earlier = _sites.GetValueOrDefault(site, new SiteMemory(site, 0, 0, 0, default));
        _sites[site] = new SiteMemory(
            site, earlier.Runs + 1, earlier.AllocatedBytes + allocated, earlier.RetainedBytes + retained, earlier.Collections.Plus(collections));
        return result;
    }

    /// <summary>Measures work without a result, like <see cref="Measure{T}(string, Func{T})"/>.</summary>
    /// <param name="site">The name to book it under.</param>
    /// <param name="work">The work; it runs twice.</param>
    public void Measure(string site, Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Measure<object?>(site, () => { work(); return null; });
    }

    /// <summary>What has been booked so far. Compare two with <see cref="MemorySnapshot.Since"/>. O(sites).</summary>
    /// <returns>A copy that later measurements do not change.</returns>
    public MemorySnapshot Snapshot() => new([.. _sites.Values]);

    /// <summary>
    /// The bytes that one run of some work allocates on this thread, exactly, after one run to warm it up. Repeatable: the
    /// same work gives the same number.
    /// </summary>
    /// <param name="work">
    /// The work; it runs twice, and again where a garbage collection came in between, which makes the counter a little too
    /// high. Work that cannot run without a collection is measured all the same, after five attempts.
    /// </param>
    /// <returns>The allocated bytes, whether they are still in use or not.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    public static long AllocatedBytes(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        work();
        long allocated;
        var attempts = 0;
        int collections;
        do
        {
            collections = GC.CollectionCount(0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        while (GC.CollectionCount(0) != collections && ++attempts < MostAttempts);

        return allocated;
    }

    /// <summary>Not inlined, so that no register or local of the caller keeps the dropped result alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunAndDrop<T>(Func<T> work) => _ = work();

    private static long BytesAfterFullCollection()
    {
        FullCollection.Run();
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}

/// <summary>A garbage collection that leaves nothing behind that nobody can reach.</summary>
internal static class FullCollection
{
    internal static void Run()
    {
        // Twice: what only finalizers held on to is free after the second.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
