using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>Shows a run while it goes on, as the console allows it.</summary>
internal static class RunProgress
{
    /// <summary>Runs something and shows its progress meanwhile.</summary>
    public static Task<RunResult> ShowAsync(IAnsiConsole console, Func<IRunProgress, Task<RunResult>> run) =>
        console.IsLive()
            ? console.Progress().Columns(Columns()).StartAsync(context => run(new LiveProgress(context)))
            : run(new PlainProgress(console));

    private static ProgressColumn[] Columns() =>
    [
        new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new ElapsedTimeColumn(),
    ];
}
