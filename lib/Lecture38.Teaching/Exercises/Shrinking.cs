namespace Lecture38;

/// <summary>Makes a failing input small enough to read.</summary>
internal static class Shrinking
{
    /// <summary>
    /// Leaves out items as long as the rest still fails: first halves, then ever shorter stretches, at last single items
    /// (after A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002).
    /// </summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">Items that fail together.</param>
    /// <param name="fails">Whether a selection of them, in the same order, fails.</param>
    /// <returns>A selection that fails and from which no single item can be left out. O(n²) trials at worst.</returns>
    internal static IReadOnlyList<T> Smallest<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, bool> fails)
    {
        var length = Math.Max(1, items.Count / 2);
        while (true)
        {
            var shorter = WithoutStretches(items, length, fails);
            if (length == 1 && shorter.Count == items.Count)
            {
                return shorter;
            }

            items = shorter;
            length = Math.Max(1, length / 2);
        }
    }

    private static IReadOnlyList<T> WithoutStretches<T>(IReadOnlyList<T> items, int length, Func<IReadOnlyList<T>, bool> fails)
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
