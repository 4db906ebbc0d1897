using System.CommandLine;
using System.CommandLine.Parsing;

namespace Lecture38.Runner;

/// <summary>The command <c>run</c>: executes notebooks and checks their outputs.</summary>
internal sealed class RunCommand(RunnerHost host)
{
    private readonly Argument<string[]> _notebooks = RunnerCommandLine.NotebooksArgument();

    private readonly KernelOptions _kernelOptions = new(KernelLimits.Default);

    private readonly Option<int> _jobs = LimitOptions.Jobs("notebooks");

    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop at the first cell that does not pass." };

    private readonly Option<string?> _output = RunnerCommandLine.PathOption(
        "--output", "DIR", "Folder for the executed notebooks. Default: artifacts of the course.", "a folder", "-o");

    private readonly Option<string?> _junit = RunnerCommandLine.PathOption(
        "--junit", "FILE", "File for the JUnit report. Default: artifacts/junit.xml of the course.", "a file");

    private readonly Option<bool> _json = new("--json") { Description = "Write the result as JSON to standard output, and progress to standard error." };

    private readonly Option<bool> _noCheck = new("--no-check") { Description = "Do not check outputs." };

    private readonly Option<bool> _update = new("--update") { Description = "Rewrite the expectations from this run, keeping comparators." };

    private readonly Option<string?> _executed = RunnerCommandLine.PathOption(
        "--executed", "DIR", "Check the notebooks in this folder, which another program such as Jupyter has executed; run none.", "the folder of executed notebooks");

    private readonly Option<bool> _withSolutions = new("--with-solutions")
    {
        Description = "Fill in every solution first; every check must then say right. Results go to the subfolder with-solutions.",
    };

    public Command Build()
    {
        var command = new Command("run", "Execute notebooks and check their outputs (the default command).\n\n" + Outcomes.ExitCodes)
        {
            _notebooks, _jobs, _failFast, _output, _junit, _json, _noCheck, _update, _executed, _withSolutions,
        };
        _kernelOptions.AddTo(command);
        command.Validators.Add(RequireOneUse);
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var root = host.Root;
        var withSolutions = parsed.GetValue(_withSolutions);
        var artifacts = Path.Combine(root, "artifacts", _kernelOptions.Subfolder(parsed), withSolutions ? "with-solutions" : "");
        var outputFolder = parsed.GetValue(_output) ?? artifacts;
        var places = parsed.GetValue(_notebooks) ?? [];
        var notebooks = NotebookPaths.Find(places, root);
        var junit = parsed.GetValue(_junit) ?? Path.Combine(artifacts, "junit.xml");
        NotebookPaths.RequireRoomFor(notebooks, outputFolder);
        NotebookPaths.RequireReportOfItsOwn(junit);
        var settings = new RunSettings(
            _kernelOptions.Kernel(parsed, host),
            _kernelOptions.Limits(parsed),
            parsed.GetValue(_jobs),
            outputFolder,
            parsed.GetValue(_failFast),
            Mode(parsed),
            withSolutions,
            parsed.GetValue(_executed));

        using var stop = new RunStop();
        using var interrupts = host.ConnectInterrupts(stop);
        var console = RunConsole.Create(parsed.GetValue(_json) ? host.Error : host.Output);
        var result = await RunProgress.ShowAsync(console, progress => new CourseRun(settings, stop, progress).RunAsync(notebooks));
        if (settings.Expectations != ExpectationMode.Ignore)
        {
            result = result.WithStrayExpectations(NotebookPaths.FindStrayExpectations(places, root));
        }

        RunReport.Write(console, result);
        if (parsed.GetValue(_json))
        {
            host.Output.Write(JsonReport.ToText(result));
        }

        // Last, because writing can fail, and the results are then already shown.
        JUnitReport.Write(result, junit);
        RunReport.WriteWhereResultsAre(console, result, settings.ExecutedFolder ?? outputFolder, junit);
        return result.ExitCode;
    }

    private ExpectationMode Mode(ParseResult parsed) =>
        parsed.GetValue(_update) ? ExpectationMode.Update : parsed.GetValue(_noCheck) ? ExpectationMode.Ignore : ExpectationMode.Check;

    /// <summary>Asks only whether the options are given: reading a malformed value throws.</summary>
    private void RequireOneUse(CommandResult command)
    {
        foreach (var other in new Option[] { _noCheck, _executed, _withSolutions })
        {
            if (command.GetResult(_update) is { Implicit: false } && command.GetResult(other) is { Implicit: false })
            {
                command.AddError($"--update and {other.Name} cannot be combined.");
            }
        }
    }
}
