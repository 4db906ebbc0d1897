namespace Lecture38;

/// <summary>What can be seen of a cache after an operation.</summary>
/// <param name="Found">What a lookup found, in words; what was thrown; empty after other operations.</param>
/// <param name="Count">The cache's count of entries.</param>
/// <param name="Hits">The cache's counter.</param>
/// <param name="Misses">The cache's counter.</param>
internal readonly record struct LruObservation(string Found, int Count, long Hits, long Misses)
{
    /// <summary>What a lookup finds that finds nothing.</summary>
    internal const string Miss = "a miss";

    /// <summary>True where the operation threw instead.</summary>
    internal bool Threw { get; init; }

    /// <summary>In words, the first thing in which it differs from what should have come.</summary>
    internal (string Came, string ShouldBe) FirstDifference(LruObservation shouldBe) =>
        Threw || Found != shouldBe.Found ? (Found, shouldBe.Found.Length > 0 ? shouldBe.Found : "no exception")
        : Count != shouldBe.Count ? ($"Count is {Count}", $"{shouldBe.Count}")
        : Hits != shouldBe.Hits ? ($"Hits is {Hits}", $"{shouldBe.Hits}")
        : ($"Misses is {Misses}", $"{shouldBe.Misses}");
}
