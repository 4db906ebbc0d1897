namespace Lecture38;

/// <summary>Write a cache whose entries expire some time after their last use.</summary>
internal sealed class SlidingTtl : ExpiringCacheExercise
{
    internal override string Id => "sliding-ttl";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Write it with a Dictionary alone first: for each key a value and a timestamp. Which moment must the timestamp record, and which calls change it?",
        "In TryGet, first check whether the entry is alive, and only then extend its life. If it has expired, remove it.",
        "time.GetTimestamp() returns a timestamp, and time.GetElapsedTime(since) the time since then. An entry is alive while that is less than ttl.",
        "The entry that is soonest to expire is the least recently used: MinBy finds it. If you want it in O(1), keep a LinkedList in order of use, as in 38.1.",
    ];

    protected override bool ReadsExtend => true;

    protected override TimeSpan Ttl => TimeSpan.FromSeconds(6);

    protected override IReadOnlyList<ExpiringCacheCase> Cases { get; } =
    [
        new(
            "forgets", "A key that was set must be found, a key that was not set must not, and Count is the number of stored entries.",
            trial => trial.Get("S0").CheckCount().Set("S0").Get("S0", "S1").CheckCount()),
        new(
            "keeps-the-old-value", "S0 was set twice. The second value replaces the first.",
            trial => trial.Set("S0", "S0").Get("S0").CheckCount()),
        new(
            "evicts-with-room", "An entry was removed although it had not expired and there was room.",
            trial => trial.Set("S0", "S1", "S2").Get("S0", "S1", "S2").CheckCount()),
        new(
            "revives-the-dead",
            "S0 expired long ago. Does anything expire, by the clock that the cache was given? If so, the read extends the life before it checks whether the entry is alive.",
            trial => trial.Set("S0").Wait(60).Get("S0")),
        new(
            "absolute-expiry", "S0 was read 5 s earlier, and lives 6 s from every use. In your cache, the life counts from Set, and a read does not extend it.",
            trial => trial.Set("S0").Wait(3).Get("S0").Wait(5).Get("S0")),
        new(
            "overwrite-keeps-the-old-life", "Setting a key again must begin a new life.",
            trial => trial.Set("S0").Wait(3).Set("S0").Wait(4).Get("S0")),
        new(
            "misses-extend", "The first TryGet found S0 expired, but extended its life. Only a hit may do that.",
            trial => trial.Set("S0").Wait(7).Get("S0", "S0")),
        new(
            "alive-at-the-very-end", "Exactly 6 s after its last use, S0 has expired. It is alive while the elapsed time is less than ttl.",
            trial => trial.Set("S0").Wait(5).Get("S0"),
            AnswerState.Close),
        new(
            "goes-by-the-date", "Someone changed the computer's date, and your cache relied on it. To measure elapsed time, use timestamps.",
            trial => trial.Set("S0").SetDate(hours: -1).Wait(7).Get("S0").Set("S1").SetDate(hours: 1).Get("S1")),
        new(
            "grows-past-its-bound", "A new key in a full cache must evict another entry.",
            trial => trial.Set("S0", "S1", "S2", "S3").CheckCount()),
        new(
            "evicts-on-overwrite", "S2 was already stored and only got a new value, so no entry needs to be evicted.",
            trial => trial.Set("S0", "S1", "S2", "S2").Get("S0", "S1", "S2")),
        new(
            "evicts-by-order-of-setting", "S0 was read after S1 was set, so S1 is soonest to expire and must be evicted. With sliding expiration, the order of Set is not the order of expiry.",
            trial => trial.Set("S0", "S1").Get("S0").Set("S2", "S3").Get("S0", "S1")),
        new(
            "leaves-the-dead", "TryGet found S0 expired, so it must remove S0. Your result is right, but the expired entry stays.",
            trial => trial.Set("S0", "S1").Wait(7).Get("S0").CheckCount(),
            AnswerState.Close),
    ];

    protected override string WhyItWorks =>
        "Every use starts a new life, so the order of use is the order of expiry: the least recently used entry is soonest to expire. Your cache combines LRU and TTL.";
}
