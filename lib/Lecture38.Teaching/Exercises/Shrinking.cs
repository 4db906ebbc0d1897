namespace Lecture38;

/// <summary>Reduces a failing input until it is small enough to read.</summary>
internal static class Shrinking
{
    /// <summary>
    /// Removes items as long as the rest still fails: first halves, then shorter and shorter runs, finally single items (delta
    /// debugging: A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002).
    /// </summary>
    /// <returns>A failing selection from which no single item can be removed. At most O(n²) trials.</returns>
    internal static IReadOnlyList<T> Smallest<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, bool> fails)
    {
        var length = Math.Max(1, items.Count / 2);
        while (true)
        {
            var shorter = WithoutRuns(items, length, fails);
            if (length == 1 && shorter.Count == items.Count)
            {
                return shorter;
            }

            items = shorter;
            length = Math.Max(1, length / 2);
        }
    }

    private static IReadOnlyList<T> WithoutRuns<T>(IReadOnlyList<T> items, int length, Func<IReadOnlyList<T>, bool> fails)
    {
        var start = 0;
        while (start < items.Count)
        {
            T[] fewer = [.. items.Take(start), .. items.Skip(start + length)];
            if (fewer.Length > 0 && fails(fewer))
            {
                items = fewer;
            }
            else
            {
                start += length;
            }
        }

        return items;
    }
}
