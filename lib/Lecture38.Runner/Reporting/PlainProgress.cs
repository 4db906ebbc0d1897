using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>A line a cell, in the order in which they end.</summary>
internal sealed class PlainProgress(IAnsiConsole console) : IRunProgress
{
    private readonly Lock _lock = new();

    public void NotebookStarted(string notebook, int cells)
    {
    }

    public void CellStarted(string notebook, string cellId)
    {
    }

    public void CellEnded(string notebook, CellResult result)
    {
        if (result.Outcome != Outcome.NotRun)
        {
            WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(notebook)}  {result.CellId}  {result.Outcome.ToWords()}  {result.Duration.TotalSeconds:0.00} s"));
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
