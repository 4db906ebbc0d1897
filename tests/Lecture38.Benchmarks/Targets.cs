using static System.FormattableString;

namespace Lecture38.Benchmarks;

/// <summary>A bound that a benchmark has to keep in each of its measurements: at most a share of a peer's time in the same run, or no allocation.</summary>
/// <param name="Class">The benchmark's class.</param>
/// <param name="Method">The benchmark's method.</param>
/// <param name="Share">The largest share of the peer's time; null where allocations are judged.</param>
/// <param name="Peer">The peer's method in the same class.</param>
internal sealed record Target(string Class, string Method, double? Share = null, string? Peer = null)
{
    /// <summary>The smallest object has 24 bytes: less than this is not one object in 24,000 operations, and comes from the harness.</summary>
    private const double NegligibleBytes = 0.001;

    /// <summary>What the library promises about its speed.</summary>
    public static readonly IReadOnlyList<Target> All =
    [
        // One thread: Dictionary keeps no order, so it is the limit and not a rival.
        new(nameof(LruHit), nameof(LruHit.LruCache), 2.5, nameof(LruHit.Dictionary)),
        new(nameof(LruHit), nameof(LruHit.LruCache)),
        new(nameof(LruAddAndEvict), nameof(LruAddAndEvict.LruCache), 1.5, nameof(LruAddAndEvict.Dictionary)),
        new(nameof(LruAddAndEvict), nameof(LruAddAndEvict.LruCache)),

        // Safe for many threads. ClassicLru is the exact LRU among the peers; ConcurrentLru only approximates one.
        new(nameof(SharedLruHit), nameof(SharedLruHit.CachedFunction), 1, nameof(SharedLruHit.MemoryCache)),
        new(nameof(SharedLruHit), nameof(SharedLruHit.CachedFunction), 1, nameof(SharedLruHit.ClassicLru)),
        new(nameof(SharedLruHit), nameof(SharedLruHit.CachedFunction)),
        new(nameof(TtlHit), nameof(TtlHit.TtlCache), 1, nameof(TtlHit.ConcurrentTLru)),
        new(nameof(TtlHit), nameof(TtlHit.TtlCache)),
        new(nameof(TtlAddAndEvict), nameof(TtlAddAndEvict.TtlCache), 0.6, nameof(TtlAddAndEvict.ConcurrentTLru)),
        new(nameof(TtlAddAndEvict), nameof(TtlAddAndEvict.TtlCache)),
        new(nameof(TtlOverwrite), nameof(TtlOverwrite.TtlCache), 0.6, nameof(TtlOverwrite.ConcurrentTLru)),
        new(nameof(TtlOverwrite), nameof(TtlOverwrite.TtlCache)),

        new(nameof(CheckWithoutAlert), nameof(CheckWithoutAlert.BoundedAlertAccumulator), 1, nameof(CheckWithoutAlert.Queue)),
        new(nameof(CheckWithoutAlert), nameof(CheckWithoutAlert.BoundedAlertAccumulator)),
        new(nameof(CheckWithAlert), nameof(CheckWithAlert.BoundedAlertAccumulator), 1, nameof(CheckWithAlert.Queue)),
        new(nameof(CheckWithAlert), nameof(CheckWithAlert.BoundedAlertAccumulator)),
    ];

    public string Statement => Share is null ? "allocates nothing" : Invariant($"time ≤ {Share:0.0} × {Peer}");

    /// <summary>A verdict for each set of parameters; none if the benchmark, or a peer that it needs, was not selected to run.</summary>
    public IEnumerable<Verdict> Judge(IReadOnlyList<Measurement> measurements) =>
        from subject in measurements
        where subject.Class == Class && subject.Method == Method
        let peer = measurements.SingleOrDefault(other => other.Class == Class && other.Parameters == subject.Parameters && other.Method == Peer)
        where Share is null || peer is not null
        select Share is null ? JudgeBytes(subject) : JudgeTime(subject, peer);

    private Verdict JudgeBytes(Measurement subject) => subject.AllocatedBytes is null
        ? new Verdict(subject, this, "no result", IsMet: false)
        : new Verdict(subject, this, Invariant($"{subject.AllocatedBytes:0.#####} B"), subject.AllocatedBytes < NegligibleBytes);

    private Verdict JudgeTime(Measurement subject, Measurement peer) => subject.Nanoseconds / peer.Nanoseconds is { } share
        ? new Verdict(subject, this, Invariant($"{share:0.00} ({subject.Nanoseconds:0.0} / {peer.Nanoseconds:0.0} ns)"), share <= Share)
        : new Verdict(subject, this, "no result", IsMet: false);
}

/// <summary>Whether a target was met in one measurement.</summary>
internal sealed record Verdict(Measurement Subject, Target Target, string Measured, bool IsMet);
