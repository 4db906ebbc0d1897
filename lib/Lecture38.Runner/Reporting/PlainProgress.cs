using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>A line for each cell when it has ended. Whether it showed what it has to show is known later, and stands in the report.</summary>
internal sealed class PlainProgress(IAnsiConsole console) : IRunProgress
{
    private readonly Lock _lock = new();

    public void NotebookStarted(string notebook, int cells)
    {
    }

    public void CellStarted(string notebook, string cellId)
    {
    }

    public void CellEnded(string notebook, CellVerdict verdict)
    {
        if (verdict.Outcome != Outcome.NotRun)
        {
            WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(notebook)}  {verdict.CellId}  {(verdict.Outcome == Outcome.Passed ? "ran" : verdict.Outcome.ToWords())}  {verdict.Duration.TotalSeconds:0.00} s"));
        }
    }

    public void NotebookEnded(NotebookResult result)
    {
    }

    /// <summary>Notebooks run in parallel; a line of one is never inside a line of another.</summary>
    private void WriteLine(string line)
    {
        lock (_lock)
        {
            console.Profile.Out.Writer.WriteLine(RunConsole.Harmless(line));
        }
    }
}
