namespace Lecture38;

/// <summary>The predictions of notebook 38.2: what its usual wrong answers mean.</summary>
internal static class TtlCachingPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } =
    [
        new("at-the-very-end")
        {
            Otherwise = "An entry lives while now < expiry. When its time is exactly up, the two are equal, and that is no longer less.",
        },
        new("loads-of-nothing")
        {
            Meanings =
            [
                (1, "So it should be. But this lookup takes the cached null for \"not cached\", and loads again each time."),
                (4, "The first lookup misses as well, so that makes one more."),
            ],
            Otherwise = "Follow the second lookup: what does the cache hand out, and what does the lookup make of it?",
        },
        new("count-after-expiry")
        {
            Meanings = [(0, "You took expired for removed. Nobody has looked at the entries, so nobody has noticed that their time is up.")],
            Otherwise = "All ten were set within the same moment, so they all expire together; nothing else has happened to them.",
        },
        new("who-goes")
        {
            Meanings =
            [
                ("S1", "You went by LRU: a read saves S0 there. Here a read does not prolong a life."),
                ("S2", "The newest has the longest life before it."),
                ("S3", "A new entry is always taken in; it has the longest life before it."),
                ("nobody", "Room for three and four keys: one has to go."),
            ],
            Otherwise = "One of S0, S1, S2 goes: the one that is soonest to expire.",
        },
        new("left-after-overwrite", CloseWithin: 0)
        {
            Meanings =
            [
                (3, "So it should be: an overwrite needs no room. But this Set asks only whether the cache is full, not whether the key is new."),
                (4, "There are three different keys; the second S2 takes the place of the first."),
            ],
            Otherwise = "Go through Set line by line when S2 comes again: what does it ask first?",
        },
        new("loads-of-two-lookups")
        {
            Meanings = [(2, "You thought that each lookup has a cache of its own. They have captured the same one, and the second finds what the first has stored.")],
            Otherwise = "The first one misses and loads. What does the second one find?",
        },
        new("schedules-that-load-twice", CloseWithin: 0)
        {
            Meanings =
            [
                (0, "Each call is safe, yet between two calls the other thread may act."),
                (1, "It is not the rare case: two loads are the rule."),
                (2, "Just the other way round: two schedules are good, where one thread has ended before the other one begins."),
                (10, "It is not a coin that is tossed: one load needs a thread to have set S1 before the other one even looks."),
                (19, "You saw one schedule in which a thread has ended before the other one begins. Either of the two may be the first, so there are two."),
                (20, "Two schedules are good: those in which one thread has ended before the other one begins."),
            ],
            Otherwise = "There is one load only if a thread has set S1 before the other one looks. Count the schedules in which that is so.",
        },
        new("get-or-add-loads", CloseWithin: 0)
        {
            Meanings = [(1, "You took the call for one atomic step. The dictionary is never half changed, but your function runs outside its locks.")],
            Otherwise = "Each of the two callers runs it at most once.",
        },
        new("sliding-or-absolute")
        {
            Meanings =
            [
                ("both", "The absolute one does not care who reads it: its two seconds count from when it was set."),
                ("neither", "The sliding one was read 1.5 s before each time, and its two seconds count from there."),
                ("absolute", "The other way round: it is the sliding one that a read keeps alive."),
            ],
        },
    ];
}
