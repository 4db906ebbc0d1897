using System.Collections;

namespace Lecture38.Runner;

/// <summary>Which expected line stands for which line that came: both, only the expected one, or only the one that came.</summary>
/// <param name="Expected">The expected line's index, or null.</param>
/// <param name="Came">The index of the line that came, or null.</param>
internal readonly record struct AlignedLine(int? Expected, int? Came)
{
    /// <summary>True where the line that came meets the expectation.</summary>
    public bool IsMatch => Expected is not null && Came is not null;
}

/// <summary>
/// The longest alignment in which matching lines keep their order, as a line diff finds it. Texts too long for that are aligned
/// by position, but for what they share at their beginnings and ends.
/// </summary>
internal sealed class LineAlignment : IEnumerable<AlignedLine>
{
    /// <summary>The most comparisons: the table of lengths is quadratic.</summary>
    private const long MaxComparisons = 1_000_000;

    private readonly List<AlignedLine> _lines = [];

    private LineAlignment()
    {
    }

    /// <summary>Aligns two sequences of lines by index; quadratic in what differs, linear beyond a limit.</summary>
    public static LineAlignment Of(int expectedCount, int cameCount, Func<int, int, bool> matches)
    {
        var (start, shorter) = (0, Math.Min(expectedCount, cameCount));
        while (start < shorter && matches(start, start))
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && matches(expectedCount - 1 - end, cameCount - 1 - end))
        {
            end++;
        }

        var alignment = new LineAlignment();
        alignment.AddMatches(0, 0, start);
        alignment.AddDifferent(start, expectedCount - end, cameCount - end, matches);
        alignment.AddMatches(expectedCount - end, cameCount - end, end);
        return alignment;
    }

    /// <summary>The alignment with lines that differ paired by their place between those that match.</summary>
    public IEnumerable<AlignedLine> InPlace()
    {
        List<int> expected = [], came = [];
        foreach (var line in _lines)
        {
            if (!line.IsMatch)
            {
                (line.Expected is null ? came : expected).Add((line.Expected ?? line.Came)!.Value);
                continue;
            }

            foreach (var pair in Pair(expected, came))
            {
                yield return pair;
            }

            (expected, came) = ([], []);
            yield return line;
        }

        foreach (var pair in Pair(expected, came))
        {
            yield return pair;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<AlignedLine> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<AlignedLine> Pair(List<int> expected, List<int> came) =>
        Enumerable.Range(0, Math.Max(expected.Count, came.Count)).Select(index => new AlignedLine(
            index < expected.Count ? expected[index] : null,
            index < came.Count ? came[index] : null));

    private void AddMatches(int expected, int came, int count) =>
        _lines.AddRange(Enumerable.Range(0, count).Select(offset => new AlignedLine(expected + offset, came + offset)));

    private void AddDifferent(int start, int expectedEnd, int cameEnd, Func<int, int, bool> matches)
    {
        var (expected, came) = (start, start);
        if ((long)(expectedEnd - start) * (cameEnd - start) <= MaxComparisons)
        {
            var lengths = MatchLengths(start, expectedEnd, cameEnd, matches);
            while (expected < expectedEnd && came < cameEnd)
            {
                var length = lengths[expected - start, came - start];
                if (length == lengths[expected - start + 1, came - start])
                {
                    _lines.Add(new AlignedLine(expected++, null));
                }
                else if (length == lengths[expected - start, came - start + 1])
                {
                    _lines.Add(new AlignedLine(null, came++));
                }
                else
                {
                    _lines.Add(new AlignedLine(expected++, came++));
                }
            }
        }

        _lines.AddRange(Enumerable.Range(expected, expectedEnd - expected).Select(index => new AlignedLine(index, null)));
        _lines.AddRange(Enumerable.Range(came, cameEnd - came).Select(index => new AlignedLine(null, index)));
    }

    /// <summary>The most matches that can be aligned from each pair of places on.</summary>
    private static int[,] MatchLengths(int start, int expectedEnd, int cameEnd, Func<int, int, bool> matches)
    {
        var lengths = new int[expectedEnd - start + 1, cameEnd - start + 1];
        for (var expected = expectedEnd - 1; expected >= start; expected--)
        {
            for (var came = cameEnd - 1; came >= start; came--)
            {
                var (row, column) = (expected - start, came - start);
                lengths[row, column] = matches(expected, came)
                    ? lengths[row + 1, column + 1] + 1
                    : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        return lengths;
    }
}
