namespace Lecture38;

/// <summary>The predictions of notebook 38.1, with what their usual wrong answers mean.</summary>
internal static class LruCachingPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } =
    [
        new("cold-misses")
        {
            Meanings =
            [
                (0, "The cache starts empty, so the first call for each key misses."),
                (16, "16 is the size of the cache. The number of misses depends on the keys."),
                (5_000, "That would be true without a cache. With one, only the first call for a key loads."),
            ],
            Otherwise = "Each of the ten keys misses once, the first time, and all ten fit.",
        },
        new("tail")
        {
            Meanings =
            [
                (100, "Only one call in 500 is a load. To reach the 99th percentile it would take more than one in a hundred."),
                (0.25, "That is the mean. A percentile is the time of a call, and no call took 0.25 µs."),
            ],
            Otherwise = "Sorted by time, the first 4,990 calls are hits, and the 99th percentile is call number 4,950.",
        },
        new("pushed-out")
        {
            Meanings =
            [
                ("S0", "S0 was loaded first, but it has been read since. The cache goes by use, and a read is a use."),
                ("S2", "S2 was loaded last of the three, after S1."),
                ("S3", "S3 is the new key. It is stored, and another key is evicted for it."),
            ],
            Otherwise = "Go through the accesses, and note when each key was last used.",
        },
        new("half-a-cache")
        {
            Meanings =
            [
                (2_500, "That would be right if five keys stayed. None stays: each is evicted before it is used again."),
                (4_990, "A cache of ten would hit that often. A cache of five cannot hold ten keys."),
            ],
            Otherwise = "Between two uses of a key come nine others. The cache holds five, so the key has always been evicted by then.",
        },
        new("changed-key")
        {
            Otherwise = "The cache holds a reference to your object, not a copy. When the object changed, so did the stored key.",
        },
        new("one-more-place", CloseWithin: 0.02)
        {
            Meanings =
            [
                (0.99, "The share is right. The question asked for a percentage: 99."),
                (0, "With room for 129, every key is still cached when it is used again."),
            ],
            Otherwise = "All keys fit now: each misses in the first of 100 rounds and hits in the others. The ratio does not rise gradually, it jumps.",
        },
        new("refusing")
        {
            Meanings =
            [
                (0, "LRU does that, because every new key evicts one that is used again soon. This cache does not store the new key instead."),
                (4_990, "The keys that are not stored are loaded at every use."),
            ],
            Otherwise = "It keeps the first five keys for ever. They hit every time except the first; the other five never hit.",
        },
    ];
}
