using System.Globalization;
using System.Text.RegularExpressions;

namespace Lecture38.Teaching.Tests;

/// <summary>
/// The table of misconceptions in notebooks/README.md: every cell that it names exists, and every mutant is a wrong answer that is kept
/// (<see cref="KeptAnswersTests"/> shows that the check catches it by its name).
/// </summary>
public sealed partial class MisconceptionTests
{
    public static IEnumerable<TheoryDataRow<int>> Numbers => Enumerable.Range(1, 18).Select(number => new TheoryDataRow<int>(number));

    [Fact]
    public void The_table_has_the_eighteen_rows() => Assert.Equal(Enumerable.Range(1, 18), Rows().Select(row => row.Number));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_misconception_is_shown_in_a_cell(int number)
    {
        var row = Row(number);

        Assert.NotEmpty(row.Cells);
        Assert.Empty(row.Cells.Except(CourseNotebooks.CodeCells(Notebook(row)).Select(cell => cell.Id)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_misconceptions_mutants_are_kept(int number)
    {
        var row = Row(number);
        var kept = KeptAnswers.Exercises.Where(exercise => exercise.Notebook == Notebook(row))
            .SelectMany(exercise => exercise.WrongAnswers.Keys.Select(cause => $"{exercise.Id}/{cause}"));

        Assert.NotEmpty(row.Mutants);
        Assert.Empty(row.Mutants.Except(kept));
    }

    private static Misconception Row(int number) => Rows().Single(row => row.Number == number);

    private static string Notebook(Misconception row) =>
        CourseNotebooks.Names.Single(name => name.StartsWith(row.Notebook + "-", StringComparison.Ordinal));

    private static IEnumerable<Misconception> Rows() =>
        from line in File.ReadLines(Path.Combine(CourseNotebooks.Folder, "README.md"))
        let row = TableRow().Match(line)
        where row.Success
        select new Misconception(
            int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture),
            row.Groups["notebook"].Value,
            Quoted(row.Groups["cells"].Value),
            Quoted(row.Groups["mutants"].Value));

    private static string[] Quoted(string text) => [.. InBackticks().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<notebook>38\.\d): (?<cells>[^|]+) \| (?<mutants>[^|]+) \|$")]
    private static partial Regex TableRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InBackticks();

    private sealed record Misconception(int Number, string Notebook, string[] Cells, string[] Mutants);
}
