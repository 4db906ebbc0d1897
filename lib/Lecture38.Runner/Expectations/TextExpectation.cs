using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What the lines of a cell's text have to be.</summary>
/// <param name="Lines">One for each line; the last one may stand for all the rest.</param>
internal sealed record TextExpectation(IReadOnlyList<LineExpectation> Lines)
{
    private bool IgnoresRest => Lines is [.., IgnoredRest];

    /// <summary>Reads the list.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static TextExpectation Read(ExpectationJson json)
    {
        var lines = json.AsList().Select(LineExpectation.Read).ToList();
        return lines.SkipLast(1).Any(line => line is IgnoredRest)
            ? throw json.Wrong("ignores the rest before its last line")
            : new TextExpectation(lines);
    }

    /// <summary>The text exactly as it is.</summary>
    public static TextExpectation Exactly(IEnumerable<string> lines) => new([.. lines.Select(line => new ExactLine(line))]);

    /// <summary>The difference as lines that begin with two blanks (as expected), <c>-</c> (expected) or <c>+</c> (actual); or null.</summary>
    public string? Mismatch(IReadOnlyList<string> actual)
    {
        var pairs = Align(actual);
        return pairs.All(pair => pair.IsMatch) ? null : Describe(pairs, actual);
    }

    /// <summary>The expectation that this text meets: comparators stay, exact lines are replaced by the actual ones.</summary>
    /// <param name="actual">The lines that were shown.</param>
    /// <param name="failing">Takes a line for each comparator that stays but does not hold.</param>
    public TextExpectation UpdateFrom(IReadOnlyList<string> actual, Action<string> failing)
    {
        var updated = new List<LineExpectation>();
        foreach (var (expected, shown) in Align(actual).InPlace())
        {
            if (expected is { } index && !Lines[index].IsExact)
            {
                updated.Add(Lines[index]);
                ReportFailing(Lines[index], shown is { } place ? actual[place] : null, failing);
            }
            else if (shown is { } line)
            {
                updated.Add(new ExactLine(actual[line]));
            }
        }

        return new TextExpectation(IgnoresRest ? [.. updated, Lines[^1]] : updated);
    }

    /// <summary>The list as the file states it.</summary>
    public JsonArray ToJson() => [.. Lines.Select(line => line.ToJson())];

    private List<AlignedLine> Align(IReadOnlyList<string> actual)
    {
        var expected = Lines.Count - (IgnoresRest ? 1 : 0);
        return LineAlignment.Of(expected, IgnoresRest ? Math.Min(expected, actual.Count) : actual.Count, (item, line) => Lines[item].Matches(actual[line]));
    }

    private string Describe(List<AlignedLine> pairs, IReadOnlyList<string> actual)
    {
        var text = new StringBuilder();
        foreach (var (expected, shown) in pairs)
        {
            if (expected is { } index)
            {
                text.Append(shown is null ? "- " : "  ").Append(shown is { } same ? actual[same] : Lines[index]).Append('\n');
            }
            else
            {
                text.Append("+ ").Append(actual[shown!.Value]).Append('\n');
            }
        }

        return text.AppendJoin('\n', Reasons(pairs, actual)).ToString().TrimEnd('\n');
    }

    /// <summary>Why comparators do not hold for the lines at their places.</summary>
    private IEnumerable<string> Reasons(List<AlignedLine> pairs, IReadOnlyList<string> actual) =>
        from pair in pairs.InPlace()
        where pair.Expected is { } expected && !Lines[expected].IsExact && pair.Actual is { } line && !Lines[expected].Matches(actual[line])
        select $"({Lines[pair.Expected!.Value].Mismatch(actual[pair.Actual!.Value])})";

    private static void ReportFailing(LineExpectation comparator, string? line, Action<string> failing)
    {
        if (line is null)
        {
            failing($"{comparator}: no line at its place");
        }
        else if (comparator.Mismatch(line) is { } reason)
        {
            failing($"{comparator}: {reason}, in: {line}");
        }
    }
}
