using System.CommandLine;

namespace Lecture38.Runner;

/// <summary>The command <c>check</c>: runs a student's exercises, and shows each result and what changed.</summary>
internal sealed class CheckCommand(RunnerHost host)
{
    private const string ExitCodes = """
        Exit codes:
          0    every exercise is right
          1    an exercise is not right
          2    wrong usage, or the notebook cannot be used
          3    an answer timed out
          4    an answer ended its kernel, or no kernel could start
          130  interrupted; --watch always ends like this
        """;

    private readonly Argument<string> _notebook = RunnerCommandLine.OneArgument("NOTEBOOK", "Your copy of a notebook of the course.", "your notebook");

    private readonly KernelOptions _kernelOptions = new(KernelLimits.Default);

    private readonly Option<bool> _watch = new("--watch") { Description = "Check again whenever the notebook is saved, until Ctrl+C." };

    public Command Build()
    {
        var command = new Command("check", "Run the exercises of your notebook and show which are right.\n\n" + ExitCodes) { _notebook, _watch };
        _kernelOptions.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var root = host.Root;
        var (kernel, limits, path) = (_kernelOptions.Kernel(parsed, host), _kernelOptions.Limits(parsed), parsed.GetValue(_notebook)!);
        using var stop = new RunStop();
        using var interrupts = host.ConnectInterrupts(stop);
        var check = new CopyCheck(root, path, kernel, limits, stop, RunConsole.Create(host.Output));
        try
        {
            return (parsed.GetValue(_watch) ? await check.WatchAsync() : await check.RunAsync()).ToExitCode();
        }
        catch (OperationCanceledException) when (stop.IsInterrupted)
        {
            return Outcome.Interrupted.ToExitCode();
        }
    }
}
