namespace Lecture38;

/// <summary>Fix the condition in the lecture's Set, so that an overwrite evicts nothing.</summary>
internal sealed class MendTheOverwrite : ExpiringCacheExercise
{
    internal override string Id => "mend-the-overwrite";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "When does a Set need room that the cache does not have? Two conditions must hold.",
        "The cache is full, and the key is new. store.ContainsKey(key) tells whether it is already stored.",
    ];

    protected override bool ReadsExtend => false;

    protected override TimeSpan Ttl => TimeSpan.FromSeconds(60);

    protected override IReadOnlyList<ExpiringCacheCase> Cases { get; } =
    [
        new(
            "evicts-with-room", "An entry was evicted although there was room. Evict only when the cache is full.",
            trial => trial.Set("S0", "S1", "S2").Get("S0", "S1", "S2")),
        new(
            "never-evicts", "The cache has no bound. A new key in a full cache must evict another entry.",
            trial => trial.Set("S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7").CheckBound()),
        new(
            "one-too-many", "The cache holds one entry too many: it is already full when Count equals its maximum size.",
            trial => trial.Set("S0", "S1", "S2", "S3").CheckCount()),
        new(
            "evicts-on-overwrite", "S2 was already stored and only got a new value, so no entry needs to be evicted.",
            trial => trial.Set("S0", "S1", "S2", "S2").Get("S0", "S1", "S2")),
    ];

    protected override string WhyItWorks =>
        "Only a new key needs room, and only a full cache has none. Evict only if both conditions hold.";

    /// <summary>The stub throws only when it evicts from an empty cache.</summary>
    protected override Verdict Thrown(Exception error, string tried) => error is InvalidOperationException
        ? Verdict.Wrong("evicts-with-room", tried, "Your condition is true although the cache is not full; here it was even empty.")
        : base.Thrown(error, tried);
}
