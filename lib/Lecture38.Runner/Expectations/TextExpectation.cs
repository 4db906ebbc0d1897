using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What the lines of a cell's text have to be.</summary>
/// <param name="Lines">An expectation for each line; the last one may ignore all the rest.</param>
internal sealed record TextExpectation(IReadOnlyList<LineExpectation> Lines)
{
    private bool IgnoresRest => Lines is [.., IgnoredLine { IsRest: true }];

    /// <exception cref="FormatException">The JSON is not a list of lines.</exception>
    public static TextExpectation Read(ExpectationJson json)
    {
        var lines = json.AsList().Select(LineExpectation.Read).ToList();
        return lines.SkipLast(1).Any(line => line is IgnoredLine { IsRest: true })
            ? throw json.Wrong("ignores the rest before its last line")
            : new TextExpectation(lines);
    }

    /// <summary>The difference as lines that begin with two blanks (as expected), <c>-</c> (expected) or <c>+</c> (actual); null if there is none.</summary>
    public string? Mismatch(IReadOnlyList<string> actual)
    {
        var pairs = Align(actual);
        return pairs.All(pair => pair.IsMatch) ? null : Describe(pairs, actual);
    }

    /// <summary>Keeps comparators, and replaces exact lines by the actual ones.</summary>
    /// <param name="failing">Receives a line for each comparator that does not match.</param>
    public TextExpectation UpdateFrom(IReadOnlyList<string> actual, Action<string> failing)
    {
        var updated = new List<LineExpectation>();
        foreach (var pair in Align(actual).PairByPosition())
        {
            var line = pair.Actual is { } place ? actual[place] : null;
            if (pair.Expected is { } index && !Lines[index].IsExact)
            {
                updated.Add(Lines[index]);
                if (line is null)
                {
                    failing($"{Lines[index]}: no line at its place");
                }
                else if (Lines[index].Mismatch(line) is { } reason)
                {
                    failing($"{Lines[index]}: {reason}, in: {line}");
                }
            }
            else if (line is not null)
            {
                updated.Add(new ExactLine(line));
            }
        }

        return new TextExpectation(IgnoresRest ? [.. updated, Lines[^1]] : updated);
    }

    public JsonArray ToJson() => [.. Lines.Select(line => line.ToJson())];

    private List<AlignedLine> Align(IReadOnlyList<string> actual)
    {
        var expected = Lines.Count - (IgnoresRest ? 1 : 0);
        return LineAlignment.Of(expected, IgnoresRest ? Math.Min(expected, actual.Count) : actual.Count, (item, line) => Lines[item].Matches(actual[line]));
    }

    private string Describe(List<AlignedLine> pairs, IReadOnlyList<string> actual)
    {
        var differences = pairs.Select(pair =>
            pair.IsMatch ? "  " + actual[pair.Actual!.Value]
            : pair.Expected is { } expected ? "- " + Lines[expected]
            : "+ " + actual[pair.Actual!.Value]);

        // Why a comparator does not match the line in its place.
        var reasons =
            from pair in pairs.PairByPosition()
            where pair.Expected is { } index && !Lines[index].IsExact && pair.Actual is not null
            let reason = Lines[pair.Expected!.Value].Mismatch(actual[pair.Actual!.Value])
            where reason is not null
            select $"({reason})";
        return string.Join('\n', differences.Concat(reasons));
    }
}
