using System.Collections.Concurrent;
using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>Shows the progress of a run: bars on a terminal, a line a cell in a pipe.</summary>
internal static class RunProgress
{
    /// <summary>A narrower terminal gets neither bar nor clock.</summary>
    private const int WidthForAll = 60;

    private const int BarWidth = 20;

    public static Task<RunResult> ShowAsync(IAnsiConsole console, Func<IRunProgress, Task<RunResult>> run) =>
        console.IsLive()
            ? console.Progress().Columns(Columns(console.Profile.Width)).StartAsync(context => run(new Live(context, console.Profile.Width)))
            : run(new Plain(console));

    /// <summary>The columns that fit: a line that the terminal wraps cannot be rewritten in place.</summary>
    internal static ProgressColumn[] Columns(int width)
    {
        ProgressColumn[] columns = [new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }];
        return width < WidthForAll ? columns : [.. columns, new ProgressBarColumn { Width = BarWidth }, new ElapsedTimeColumn()];
    }

    /// <summary>A bar for each notebook, with the cell that runs, rewritten in place.</summary>
    private sealed class Live(ProgressContext context, int width) : IRunProgress
    {
        private const int MinTextWidth = 8;

        /// <summary>The width of the spinner, the blanks between columns, and, where they fit, the bar and the clock.</summary>
        private int OtherColumnsWidth => width < WidthForAll ? 6 : 40;

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

        /// <summary>The notebook and the cell, cut to fit beside the other columns.</summary>
        private string Describe(string notebook, string doing)
        {
            var name = BoundedText.Cut(Path.GetFileNameWithoutExtension(notebook), Math.Max(MinTextWidth, (width - OtherColumnsWidth) / 2), "…");
            var cell = BoundedText.Cut(doing, Math.Max(MinTextWidth, width - OtherColumnsWidth - name.Length), "…");
            return $"{name.EscapeMarkup()} [grey]{cell.EscapeMarkup()}[/]";
        }
    }

    /// <summary>A line for each cell when it has ended. Its verdict is known only after the notebook, and is in the report.</summary>
    private sealed class Plain(IAnsiConsole console) : IRunProgress
    {
        /// <summary>Notebooks run in parallel; the lock keeps lines whole.</summary>
        private readonly Lock _lock = new();

        public void CellEnded(string notebook, CellVerdict verdict)
        {
            if (verdict.Outcome == Outcome.NotRun)
            {
                return;
            }

            var outcome = verdict.Outcome == Outcome.Passed ? "ran" : verdict.Outcome.ToWords();
            var line = string.Create(
                CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(notebook)}  {verdict.CellId}  {outcome}  {verdict.Duration.TotalSeconds:0.00} s");
            lock (_lock)
            {
                console.Profile.Out.Writer.WriteLine(RunConsole.Printable(line));
            }
        }
    }
}
