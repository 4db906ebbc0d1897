namespace Lecture38.Benchmarks;

/// <summary>What the library promises about its speed, beside its peers in the same run.</summary>
internal static class SuiteTargets
{
    public static readonly IReadOnlyList<Target> All =
    [
        new AtMostShareOf(nameof(LruHit), nameof(LruHit.LruCache), 0.5, nameof(LruHit.MemoryCache)),

        // The exact LRU among the peers; ConcurrentLru only approximates one.
        new AtMostShareOf(nameof(LruHit), nameof(LruHit.LruCache), 0.7, nameof(LruHit.ClassicLru)),
        new AllocatesNothing(nameof(LruHit), nameof(LruHit.LruCache)),
        new AllocatesNothing(nameof(LruHit), nameof(LruHit.CachedFunction)),
        new AllocatesNothing(nameof(LruAddAndEvict), nameof(LruAddAndEvict.LruCache)),
        new AtMostShareOf(nameof(TtlHit), nameof(TtlHit.TtlCache), 1, nameof(TtlHit.ConcurrentTLru)),
        new AllocatesNothing(nameof(TtlHit), nameof(TtlHit.TtlCache)),
        new AtMostShareOf(nameof(TtlAddAndEvict), nameof(TtlAddAndEvict.TtlCache), 0.6, nameof(TtlAddAndEvict.ConcurrentTLru)),
        new AllocatesNothing(nameof(TtlAddAndEvict), nameof(TtlAddAndEvict.TtlCache)),
        new AllocatesNothing(nameof(TtlOverwrite), nameof(TtlOverwrite.TtlCache)),
        new UnderNanoseconds(nameof(CheckWithoutAlert), nameof(CheckWithoutAlert.BoundedAlertAccumulator), 3),
        new AllocatesNothing(nameof(CheckWithoutAlert), nameof(CheckWithoutAlert.BoundedAlertAccumulator)),
        new AllocatesNothing(nameof(CheckWithAlert), nameof(CheckWithAlert.BoundedAlertAccumulator)),
    ];
}
