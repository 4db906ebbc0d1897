namespace Lecture38;

/// <summary>Mend the one condition of the lecture's Set, so that an overwrite evicts nothing.</summary>
internal sealed class MendTheOverwrite : ExpiringCacheExercise
{
    internal override string Id => "mend-the-overwrite";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "When does a Set need a place that it does not have? Two things must come together.",
        "The cache is full, and the key is a new one. store.ContainsKey(key) tells whether it is stored already.",
    ];

    protected override bool ReadsExtend => false;

    protected override TimeSpan Ttl => TimeSpan.FromSeconds(60);

    protected override IReadOnlyList<ExpiringCacheCase> Cases { get; } =
    [
        new(
            "evicts-with-room", "An entry had to leave although there was room. Evict when the cache is full, not earlier.",
            trial => trial.Set("S0", "S1", "S2").Get("S0", "S1", "S2")),
        new(
            "never-evicts", "The cache grows and grows. A new key in a full cache must cost another entry its place.",
            trial => trial.Set("S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7").LookWhetherBounded()),
        new(
            "one-too-many", "The bound is missed by one: a cache with as many entries as it has room for is full already.",
            trial => trial.Set("S0", "S1", "S2", "S3").LookAtCount()),
        new(
            "evicts-on-overwrite", "S2 was stored already and only got a new value: it needs no further place, so no entry has to leave.",
            trial => trial.Set("S0", "S1", "S2", "S2").Get("S0", "S1", "S2")),
    ];

    protected override string WhyItWorks =>
        "Only a new key needs a place, and only a full cache has none. Both must hold before an entry has to leave.";

    /// <summary>The stub itself throws only where it looks for the soonest to expire in an empty cache.</summary>
    protected override Verdict Thrown(Exception error, string tried) => error is InvalidOperationException
        ? Verdict.Wrong("evicts-with-room", tried, "Your condition holds where the cache is not full; here there was nothing at all to evict.")
        : base.Thrown(error, tried);
}
