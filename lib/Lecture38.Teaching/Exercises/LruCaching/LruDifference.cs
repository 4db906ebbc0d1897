namespace Lecture38;

/// <summary>A sequence of operations after whose last one a cache shows something else than the library's own.</summary>
/// <param name="MaxSize">The size of both caches.</param>
/// <param name="Operations">The sequence.</param>
/// <param name="Came">What the cache showed at the end.</param>
/// <param name="ShouldBe">What it should have shown.</param>
internal sealed record LruDifference(int MaxSize, IReadOnlyList<LruOperation> Operations, LruObservation Came, LruObservation ShouldBe)
{
    /// <summary>Runs a sequence on a new cache and on the library's own, up to the first difference; null where there is none.</summary>
    /// <param name="create">Makes the cache to try, of a size.</param>
    /// <param name="maxSize">The size.</param>
    /// <param name="operations">The sequence.</param>
    /// <param name="countersToo">False to compare only what lookups find.</param>
    internal static LruDifference? First(
        Func<int, ILruCache<string, int>> create, int maxSize, IReadOnlyList<LruOperation> operations, bool countersToo = true)
    {
        var (tried, own) = (create(maxSize), new CountingLruCache<string, int>(maxSize));
        foreach (var (index, operation) in operations.Index())
        {
            var (came, shouldBe) = (operation.ApplyTo(tried), operation.ApplyTo(own));
            if (countersToo ? came != shouldBe : came.Found != shouldBe.Found)
            {
                return new LruDifference(maxSize, [.. operations.Take(index + 1)], came, shouldBe);
            }
        }

        return null;
    }

    /// <summary>The same, with every operation left out that the difference does not need.</summary>
    internal static LruDifference? Shortest(Func<int, ILruCache<string, int>> create, int maxSize, IReadOnlyList<LruOperation> operations) =>
        First(create, maxSize, operations) is { } first
            ? First(create, maxSize, Shrinking.Smallest(first.Operations, fewer => First(create, maxSize, fewer) is not null)) ?? first
            : null;

    /// <summary>What was tried, what came, and what should have come.</summary>
    public override string ToString()
    {
        var (came, shouldBe) = Came.FirstDifference(ShouldBe);
        return $"Tried: a cache of {MaxSize}; {string.Join(", ", Operations)}. Came after the last: {came}; should be: {shouldBe}.";
    }
}
