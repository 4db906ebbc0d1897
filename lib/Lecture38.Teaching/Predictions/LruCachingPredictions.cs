namespace Lecture38;

/// <summary>The predictions of notebook 38.1: what its usual wrong answers mean.</summary>
internal static class LruCachingPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } =
    [
        new("cold-misses")
        {
            Meanings =
            [
                (0, "The cache starts empty: the first call for each key has nothing to hit."),
                (16, "16 is the room that the cache has. Misses come from keys, not from places."),
                (5_000, "Without a cache, yes. With one, a key that came before is answered from it."),
            ],
            Otherwise = "Every key misses once, the first time it comes, and all ten of them fit.",
        },
        new("tail")
        {
            Meanings =
            [
                (100, "Only one call in 500 is a load. It takes one in a hundred to reach the 99th percentile."),
                (0.25, "That is the mean. A percentile is the time of a real call, and no call took 0.25 µs."),
            ],
            Otherwise = "In the order of their time, the first 4,990 calls are hits, and the 99th percentile is number 4,950.",
        },
        new("pushed-out")
        {
            Meanings =
            [
                ("S0", "S0 was loaded first, but it was asked for again since. The order is that of use, and a read is a use."),
                ("S2", "S2 was loaded last of the three, after S1."),
                ("S3", "The newcomer is stored, and somebody else has to go for it."),
            ],
            Otherwise = "Go through the accesses and note when each key was used last.",
        },
        new("half-a-cache")
        {
            Meanings =
            [
                (2_500, "So it would be if five keys stayed. None does: newcomers push each one out before its turn comes again."),
                (4_990, "That is what a cache of ten would hit. Five places cannot hold ten keys."),
            ],
            Otherwise = "When a key returns, nine others have come since. Five places do not reach back that far, so it was always evicted before.",
        },
        new("changed-key")
        {
            Otherwise = "The cache holds a reference to your object, no copy of it. With the object, the stored key changed under the cache's hands.",
        },
        new("one-more-place", CloseWithin: 0.02)
        {
            Meanings =
            [
                (0.99, "The share is right. The question asked for a percentage: 99."),
                (0, "With 129 places every key is still there when it comes round again."),
            ],
            Otherwise = "All keys fit now: each misses in the first of 100 rounds and hits in all others. There is nothing gradual about it.",
        },
        new("refusing")
        {
            Meanings =
            [
                (0, "That is what LRU does, since every newcomer pushes out one that comes again soon. This cache lets the newcomer go instead."),
                (4_990, "The keys that are refused are loaded every time they come."),
            ],
            Otherwise = "It keeps the first five keys for good. They hit each time but the first; the other five never do.",
        },
    ];
}
