namespace Lecture38.Runner;

/// <summary>The result of a run.</summary>
/// <param name="Notebooks">The notebooks, in the order in which they were given.</param>
internal sealed record RunResult(IReadOnlyList<NotebookResult> Notebooks, bool IsInterrupted, TimeSpan Duration)
{
    public Outcome Outcome => Notebooks.Select(notebook => notebook.Outcome).Append(IsInterrupted ? Outcome.Interrupted : Outcome.Passed).Max();

    public int ExitCode => Outcome.ToExitCode();

    /// <summary>The result with a problem for each expectation file whose notebook does not exist.</summary>
    public RunResult WithStrayExpectations(IEnumerable<string> files) => this with
    {
        Notebooks = [.. Notebooks, .. files.Select(file => NotebookResult.WithoutRun(
            file,
            Outcome.Unexpected,
            $"{file}: there is no notebook {Path.GetFileNameWithoutExtension(file)}.ipynb; remove the file, or give it its notebook's name"))],
    };
}

/// <summary>The result of a notebook.</summary>
/// <param name="Path">The notebook, as it was given.</param>
/// <param name="Problems">What is wrong besides single cells: a line each that names the file.</param>
/// <param name="ProblemOutcome">How severe the problems are; passed if there are none.</param>
/// <param name="Duration">From the kernel's start to the last cell's end.</param>
/// <param name="ExecutedPath">Where the executed notebook was written, if it was.</param>
/// <param name="Note">What was done besides running it, in a line that names the file; or null.</param>
internal sealed record NotebookResult(
    string Path,
    IReadOnlyList<CellVerdict> Cells,
    IReadOnlyList<string> Problems,
    Outcome ProblemOutcome,
    TimeSpan Duration = default,
    string? ExecutedPath = null,
    string? Note = null)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The most severe outcome of its problems and cells; a skipped cell does not prevent a pass.</summary>
    public Outcome Outcome => Cells.Select(cell => cell.Outcome)
        .Where(outcome => outcome != Outcome.Skipped).Append(ProblemOutcome).Max();

    public int Passed => Cells.Count(cell => cell.Outcome == Outcome.Passed);

    public static NotebookResult WithoutRun(string path, Outcome outcome, string problem) => new(path, [], [problem], outcome);

    /// <summary>The result with more problems, of at least this severity.</summary>
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
