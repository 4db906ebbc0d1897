using System.Globalization;
using System.Text.RegularExpressions;

namespace Lecture38.Runner.Tests;

/// <summary>The table of misconceptions in notebooks/README.md: every cell that it names is there, and every mutant is caught by its name.</summary>
public sealed partial class MisconceptionTests(NotebookKernels kernels) : IClassFixture<NotebookKernels>
{
    private static readonly ExerciseFiles Files = new(NotebookKernels.Folder);

    public static IEnumerable<TheoryDataRow<int>> Numbers => Enumerable.Range(1, 18).Select(number => new TheoryDataRow<int>(number));

    [Fact]
    public void The_table_has_the_eighteen_rows() => Assert.Equal(Enumerable.Range(1, 18), Rows().Select(row => row.Number));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_misconception_is_shown_in_a_cell(int number)
    {
        var row = Row(number);

        Assert.NotEmpty(row.Cells);
        Assert.Empty(row.Cells.Except(Notebook(row.Notebook).CodeCells.Select(cell => cell.Id)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_misconceptions_mutants_are_caught_by_name(int number)
    {
        var row = Row(number);
        var notebook = Notebook(row.Notebook);

        Assert.NotEmpty(row.Mutants);
        foreach (var mutant in row.Mutants)
        {
            var (id, cause) = (mutant.Split('/')[0], mutant.Split('/')[1]);
            var exercise = CourseExercise.Of(notebook).Single(exercise => exercise.Id == id);
            var file = Files.WrongAnswers(notebook.Name, id).Single(path => Path.GetFileNameWithoutExtension(path) == cause);

            var mark = await kernels.TryAsync(notebook.Name, exercise, ExerciseFiles.ReadSource(file));

            Assert.True(!mark.IsRight && mark.Cause == cause, mark.ToString());
        }
    }

    private static Misconception Row(int number) => Rows().Single(row => row.Number == number);

    private static NotebookDocument Notebook(string number) => NotebookDocument.Read(
        NotebookKernels.Notebooks.Single(path => Path.GetFileName(path).StartsWith(number + "-", StringComparison.Ordinal)));

    private static IEnumerable<Misconception> Rows() =>
        from line in File.ReadLines(Path.Combine(NotebookKernels.Folder, "README.md"))
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
