namespace Lecture38;

/// <summary>Write a cache whose entries expire a while after they were last used.</summary>
internal sealed class SlidingTtl : ExpiringCacheExercise
{
    internal override string Id => "sliding-ttl";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Write it with a Dictionary alone first: for each key a value and a timestamp. Which moment has to be in it, and which calls change it?",
        "In TryGet, ask first whether the entry is alive, and only then prolong its life. If it is dead, remove it.",
        "Timestamps: time.GetTimestamp() counts in units of time.TimestampFrequency a second, and time.GetElapsedTime(since) does the arithmetic for you. An entry lives while that is less than ttl.",
        "The soonest to expire is the one that was used longest ago: MinBy finds it. If you want it in O(1), keep a LinkedList in order of use, as in 38.1.",
    ];

    protected override bool ReadsExtend => true;

    protected override TimeSpan Ttl => TimeSpan.FromSeconds(6);

    protected override IReadOnlyList<ExpiringCacheCase> Cases { get; } =
    [
        new(
            "forgets", "What was set must be found again, what was never set must not, and Count counts what is stored.",
            trial => trial.Get("S0").LookAtCount().Set("S0").Get("S0", "S1").LookAtCount()),
        new(
            "keeps-the-old-value", "S0 was set twice. The value that it was given last is the one that counts.",
            trial => trial.Set("S0", "S0").Get("S0").LookAtCount()),
        new(
            "evicts-with-room", "An entry left although its time was not up and there was room.",
            trial => trial.Set("S0", "S1", "S2").Get("S0", "S1", "S2").LookAtCount()),
        new(
            "revives-the-dead",
            "S0's time was up long ago. Does anything ever expire, by the clock that the cache was given? If so, the read prolongs the life before it asks whether there is one.",
            trial => trial.Set("S0").Wait(60).Get("S0")),
        new(
            "absolute-expiry", "S0 was read 5 s before, and lives 6 s from every use. Your entries live from when they were set: a read does not prolong their life.",
            trial => trial.Set("S0").Wait(3).Get("S0").Wait(5).Get("S0")),
        new(
            "overwrite-keeps-the-old-life", "Setting a key again begins a new life, counted from then.",
            trial => trial.Set("S0").Wait(3).Set("S0").Wait(4).Get("S0")),
        new(
            "misses-extend", "The first TryGet found S0 expired, and with that prolonged its life. Only a hit may do so.",
            trial => trial.Set("S0").Wait(7).Get("S0", "S0")),
        new(
            "alive-at-the-very-end", "Six seconds after its last use, to the tick, the time of S0 is up. It lives while the time passed is less than ttl.",
            trial => trial.Set("S0").Wait(5).Get("S0"),
            AnswerState.Close),
        new(
            "goes-by-the-date", "Someone changed the computer's date, and your cache trusted it. A date says what time it is, a timestamp how much has passed.",
            trial => trial.Set("S0").SetDate(hours: -1).Wait(7).Get("S0").Set("S1").SetDate(hours: 1).Get("S1")),
        new(
            "grows-past-its-bound", "A new key in a full cache must cost another entry its place.",
            trial => trial.Set("S0", "S1", "S2", "S3").LookAtCount()),
        new(
            "evicts-on-overwrite", "S2 was stored already and only got a new value: it needs no further place, so no entry has to leave.",
            trial => trial.Set("S0", "S1", "S2", "S2").Get("S0", "S1", "S2")),
        new(
            "evicts-by-order-of-setting", "S0 was read after S1 was set, so S1 is the soonest to expire and has to go. With sliding lives, the order of setting is not the order of expiry.",
            trial => trial.Set("S0", "S1").Get("S0").Set("S2", "S3").Get("S0", "S1")),
        new(
            "leaves-the-dead", "The TryGet found S0 expired, so S0 has to leave. Yours answers rightly, but keeps the dead entry.",
            trial => trial.Set("S0", "S1").Wait(7).Get("S0").LookAtCount(),
            AnswerState.Close),
    ];

    protected override string WhyItWorks =>
        "Each use sets the end of life anew, so that the order of use is the order of expiry: the least recently used entry is the soonest to expire. Your cache is LRU and TTL in one.";
}
