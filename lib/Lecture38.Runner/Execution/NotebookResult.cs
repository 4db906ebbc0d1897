namespace Lecture38.Runner;

/// <summary>How a notebook ended.</summary>
/// <param name="Path">The notebook, as it was given.</param>
/// <param name="Cells">Its code cells, in their order.</param>
/// <param name="Problems">What is wrong beyond single cells: a line each, which names the file.</param>
/// <param name="ProblemOutcome">How severe the problems are; passed where there are none.</param>
/// <param name="Duration">From the kernel's start to the last cell's end.</param>
/// <param name="ExecutedPath">Where the executed notebook was written, if it was.</param>
/// <param name="Note">What was done beyond running it, in a line that names the file; or null.</param>
public sealed record NotebookResult(
    string Path,
    IReadOnlyList<CellVerdict> Cells,
    IReadOnlyList<string> Problems,
    Outcome ProblemOutcome,
    TimeSpan Duration = default,
    string? ExecutedPath = null,
    string? Note = null)
{
    /// <summary>The notebook's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The most severe outcome of its problems and cells; a skipped cell does not keep a notebook from passing.</summary>
    public Outcome Outcome => Cells.Select(cell => cell.Outcome)
        .Where(outcome => outcome != Outcome.Skipped).Append(ProblemOutcome).Max();

    /// <summary>The number of cells that passed.</summary>
    public int Passed => Cells.Count(cell => cell.Outcome == Outcome.Passed);

    /// <summary>A notebook of which nothing ran.</summary>
    public static NotebookResult WithoutRun(string path, Outcome outcome, string problem) => new(path, [], [problem], outcome);

    /// <summary>The result with more problems, which are at least this severe.</summary>
    public NotebookResult WithProblems(Outcome outcome, IEnumerable<string> problems)
    {
        string[] all = [.. Problems, .. problems];
        return this with
        {
            Problems = all,
            ProblemOutcome = all.Length > Problems.Count && outcome > ProblemOutcome ? outcome : ProblemOutcome,
        };
    }
}
