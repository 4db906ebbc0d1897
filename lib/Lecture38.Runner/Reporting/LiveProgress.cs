using System.Collections.Concurrent;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>A bar a notebook, with the cell that runs, rewritten in place.</summary>
internal sealed class LiveProgress(ProgressContext context) : IRunProgress
{
    private readonly ConcurrentDictionary<string, ProgressTask> _bars = [];

    public void NotebookStarted(string notebook, int cells) =>
        _bars[notebook] = context.AddTask(Describe(notebook, "kernel starts"), maxValue: Math.Max(1, cells));

    public void CellStarted(string notebook, string cellId) => _bars[notebook].Description = Describe(notebook, cellId);

    public void CellEnded(string notebook, CellResult result) => _bars[notebook].Increment(1);

    public void NotebookEnded(NotebookResult result)
    {
        if (_bars.TryGetValue(result.Path, out var bar))
        {
            bar.Description = Describe(result.Path, result.Outcome.ToWords());
            bar.StopTask();
        }
    }

    private static string Describe(string notebook, string doing) =>
        $"{Path.GetFileNameWithoutExtension(notebook).EscapeMarkup()} [grey]{doing.EscapeMarkup()}[/]";
}
