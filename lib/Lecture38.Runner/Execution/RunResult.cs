namespace Lecture38.Runner;

/// <summary>How a whole run ended.</summary>
/// <param name="Notebooks">Its notebooks, in the order in which they were given.</param>
/// <param name="IsInterrupted">True where a person ended it.</param>
/// <param name="Duration">From its begin to its end.</param>
public sealed record RunResult(IReadOnlyList<NotebookResult> Notebooks, bool IsInterrupted, TimeSpan Duration)
{
    /// <summary>The most severe outcome of the notebooks.</summary>
    public Outcome Outcome => Notebooks.Select(notebook => notebook.Outcome).Append(IsInterrupted ? Outcome.Interrupted : Outcome.Passed).Max();

    /// <summary>The process's exit code.</summary>
    public int ExitCode => Outcome.ToExitCode();

    /// <summary>The result with expectation files that check nothing, because their notebook is not there: a problem each.</summary>
    public RunResult WithStrayExpectations(IEnumerable<string> files) => this with
    {
        Notebooks = [.. Notebooks, .. files.Select(file => NotebookResult.WithoutRun(
            file,
            Outcome.Unexpected,
            $"{file}: there is no notebook {Path.GetFileNameWithoutExtension(file)}.ipynb; remove the file, or give it its notebook's name"))],
    };
}
