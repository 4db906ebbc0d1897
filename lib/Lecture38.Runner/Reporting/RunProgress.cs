using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>Shows a run while it goes on, as the console allows it.</summary>
internal static class RunProgress
{
    /// <summary>Below this width the bar and the clock are left away.</summary>
    public const int WidthForAll = 60;

    private const int BarWidth = 20;

    /// <summary>Runs something and shows its progress meanwhile.</summary>
    public static Task<RunResult> ShowAsync(IAnsiConsole console, Func<IRunProgress, Task<RunResult>> run) =>
        console.IsLive()
            ? console.Progress().Columns(Columns(console.Profile.Width)).StartAsync(context => run(new LiveProgress(context, console.Profile.Width)))
            : run(new PlainProgress(console));

    /// <summary>A line that a narrow terminal breaks cannot be rewritten in place, so there the bar and the clock are left away.</summary>
    internal static ProgressColumn[] Columns(int width)
    {
        ProgressColumn[] columns = [new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }];
        return width < WidthForAll ? columns : [.. columns, new ProgressBarColumn { Width = BarWidth }, new ElapsedTimeColumn()];
    }
}
