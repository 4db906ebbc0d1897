namespace Lecture38.Runner;

/// <summary>An expected line and the actual line that corresponds to it, or one of them alone.</summary>
/// <param name="Expected">The expected line's index, or null.</param>
/// <param name="Actual">The actual line's index, or null.</param>
internal readonly record struct AlignedLine(int? Expected, int? Actual)
{
    public bool IsMatch => Expected is not null && Actual is not null;
}

/// <summary>Aligns lines as a line diff does.</summary>
internal static class LineAlignment
{
    /// <summary>Time and memory are quadratic.</summary>
    private const long MaxComparisons = 1_000_000;

    /// <summary>
    /// The longest alignment in which matching lines keep their order. Quadratic in the lines that differ; long texts are aligned only
    /// where they agree at their beginnings and ends.
    /// </summary>
    public static List<AlignedLine> Of(int expectedCount, int actualCount, Func<int, int, bool> matches)
    {
        var (start, end, shorter) = (0, 0, Math.Min(expectedCount, actualCount));
        while (start < shorter && matches(start, start))
        {
            start++;
        }

        while (end < shorter - start && matches(expectedCount - 1 - end, actualCount - 1 - end))
        {
            end++;
        }

        return
        [
            .. Enumerable.Range(0, start).Select(index => new AlignedLine(index, index)),
            .. Different(start, expectedCount - end, actualCount - end, matches),
            .. Enumerable.Range(-end, end).Select(index => new AlignedLine(expectedCount + index, actualCount + index)),
        ];
    }

    /// <summary>Pairs lines that differ by their position between those that match.</summary>
    public static IEnumerable<AlignedLine> PairByPosition(this IEnumerable<AlignedLine> lines)
    {
        List<int> expected = [], actual = [];
        foreach (var line in lines.Append(new AlignedLine(null, null)))
        {
            if (line.Expected is null != line.Actual is null)
            {
                (line.Expected is null ? actual : expected).Add((line.Expected ?? line.Actual)!.Value);
                continue;
            }

            for (var index = 0; index < Math.Max(expected.Count, actual.Count); index++)
            {
                yield return new AlignedLine(index < expected.Count ? expected[index] : null, index < actual.Count ? actual[index] : null);
            }

            (expected, actual) = ([], []);
            if (line.IsMatch)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<AlignedLine> Different(int start, int expectedEnd, int actualEnd, Func<int, int, bool> matches)
    {
        var (expected, actual) = (start, start);
        if ((long)(expectedEnd - start) * (actualEnd - start) <= MaxComparisons)
        {
            var lengths = MatchLengths(start, expectedEnd, actualEnd, matches);
            while (expected < expectedEnd && actual < actualEnd)
            {
                var length = lengths[expected - start, actual - start];
                var isUnmatched = length == lengths[expected - start + 1, actual - start];
                var isAdded = !isUnmatched && length == lengths[expected - start, actual - start + 1];
                yield return new AlignedLine(isAdded ? null : expected++, isUnmatched ? null : actual++);
            }
        }

        while (expected < expectedEnd)
        {
            yield return new AlignedLine(expected++, null);
        }

        while (actual < actualEnd)
        {
            yield return new AlignedLine(null, actual++);
        }
    }

    /// <summary>For each pair of positions, the most matches that can be aligned from there to the end.</summary>
    private static int[,] MatchLengths(int start, int expectedEnd, int actualEnd, Func<int, int, bool> matches)
    {
        var lengths = new int[expectedEnd - start + 1, actualEnd - start + 1];
        for (var row = expectedEnd - start - 1; row >= 0; row--)
        {
            for (var column = actualEnd - start - 1; column >= 0; column--)
            {
                lengths[row, column] = matches(start + row, start + column)
                    ? lengths[row + 1, column + 1] + 1
                    : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        return lengths;
    }
}
