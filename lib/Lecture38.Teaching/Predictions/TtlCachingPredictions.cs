namespace Lecture38;

/// <summary>The predictions of notebook 38.2, with what their usual wrong answers mean.</summary>
internal static class TtlCachingPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } =
    [
        new("at-the-very-end")
        {
            Otherwise = "An entry lives while now < expiry. Exactly at its expiry the two are equal, so it has expired.",
        },
        new("loads-of-nothing")
        {
            Meanings =
            [
                (1, "It should be 1. But this lookup mistakes the cached null for \"not cached\", and loads every time."),
                (4, "The first lookup misses, too, so there is one more load."),
            ],
            Otherwise = "Follow the second lookup: what does the cache return, and what does the lookup do with it?",
        },
        new("count-after-expiry")
        {
            Meanings = [(0, "Expired does not mean removed. Until a lookup finds them, expired entries stay stored.")],
            Otherwise = "All ten were set at the same moment, so they have all expired, but nothing has removed them.",
        },
        new("who-goes")
        {
            Meanings =
            [
                ("S1", "In an LRU cache, the read would save S0. Here a read does not extend a life."),
                ("S2", "The newest entry has the longest remaining life."),
                ("S3", "A new entry is always stored, and it has the longest remaining life."),
                ("nobody", "There are four keys and room for three, so one is evicted."),
            ],
            Otherwise = "The entry that is soonest to expire is evicted.",
        },
        new("left-after-overwrite", CloseWithin: 0)
        {
            Meanings =
            [
                (3, "It should be 3, because an overwrite needs no room. But this Set checks only whether the cache is full, not whether the key is new."),
                (4, "There are only three different keys; the second S2 overwrites the first."),
            ],
            Otherwise = "Go through Set line by line for the second S2: what does it check first?",
        },
        new("loads-of-two-lookups")
        {
            Meanings = [(2, "The lookups do not have a cache each: they have captured the same one, and the second finds what the first stored.")],
            Otherwise = "The first one misses and loads. What does the second one find?",
        },
        new("schedules-that-load-twice", CloseWithin: 0)
        {
            Meanings =
            [
                (0, "Each call is safe, but the other thread can act between two calls."),
                (1, "Two loads are not the exception but the rule."),
                (2, "It is the opposite: only two schedules are good, those where one thread ends before the other begins."),
                (10, "The chances are not even: there is one load only if one thread has set S1 before the other looks."),
                (19, "You found one schedule where a thread ends before the other begins. Either thread can be first, so there are two."),
                (20, "Two schedules are good: those where one thread ends before the other begins."),
            ],
            Otherwise = "There is one load only if one thread has set S1 before the other looks. Count the schedules where that is so.",
        },
        new("get-or-add-loads", CloseWithin: 0)
        {
            Meanings = [(1, "The call is not atomic: your function runs outside the dictionary's locks.")],
            Otherwise = "Each of the two callers runs it at most once.",
        },
        new("sliding-or-absolute")
        {
            Meanings =
            [
                ("both", "A read does not extend the life of the absolute one: its two seconds count from when it was set."),
                ("neither", "The sliding one was read 1.5 s earlier each time, and its two seconds count from the last read."),
                ("absolute", "It is the opposite: a read extends the life of the sliding one."),
            ],
        },
    ];
}
