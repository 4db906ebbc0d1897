using System.Collections.Concurrent;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>A bar a notebook, with the cell that runs, rewritten in place.</summary>
internal sealed class LiveProgress(ProgressContext context, int width) : IRunProgress
{
    /// <summary>The spinner, the blanks between columns, and where there is room for them the bar and the clock.</summary>
    private int OtherColumnsWidth => width < RunProgress.WidthForAll ? 6 : 40;

    private const int MinTextWidth = 8;

    private readonly ConcurrentDictionary<string, ProgressTask> _bars = [];

    public void NotebookStarted(string notebook, int cells) =>
        _bars[notebook] = context.AddTask(Describe(notebook, "kernel starts"), maxValue: Math.Max(1, cells));

    public void CellStarted(string notebook, string cellId) => _bars[notebook].Description = Describe(notebook, cellId);

    public void CellEnded(string notebook, CellVerdict verdict) => _bars[notebook].Increment(1);

    public void NotebookEnded(NotebookResult result)
    {
        if (_bars.TryGetValue(result.Path, out var bar))
        {
            bar.Description = Describe(result.Path, result.Outcome.ToWords());
            bar.StopTask();
        }
    }

    /// <summary>One line in at most the room beside the other columns.</summary>
    private string Describe(string notebook, string doing)
    {
        var name = BoundedText.Cut(Path.GetFileNameWithoutExtension(notebook), Math.Max(MinTextWidth, (width - OtherColumnsWidth) / 2), "…");
        var cell = BoundedText.Cut(doing, Math.Max(MinTextWidth, width - OtherColumnsWidth - name.Length), "…");
        return $"{name.EscapeMarkup()} [grey]{cell.EscapeMarkup()}[/]";
    }
}
