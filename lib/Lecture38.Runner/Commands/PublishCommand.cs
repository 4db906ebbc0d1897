using System.CommandLine;
using System.CommandLine.Parsing;

namespace Lecture38.Runner;

/// <summary>The command <c>publish</c>: writes executed notebooks as a site that needs no server, no network and no kernel.</summary>
internal sealed class PublishCommand(RunnerHost host)
{
    private readonly Argument<string[]> _notebooks = RunnerCommandLine.NotebooksArgument();

    private readonly KernelOptions _kernelOptions = new(KernelLimits.Default);

    private readonly Option<int> _jobs = LimitOptions.Jobs("notebooks");

    private readonly Option<string?> _output = RunnerCommandLine.PathOption(
        "--output", "DIR", "Folder for the book. Default: artifacts/book of the course, or artifacts/book-instructor with --instructor.", "a folder", "-o");

    private readonly Option<string?> _executed = RunnerCommandLine.PathOption(
        "--executed", "DIR", "Publish the executed notebooks in this folder; run none.", "the folder of executed notebooks");

    private readonly Option<string?> _source = new("--source")
    {
        Description = "Address of the course, for links to it.",
        HelpName = "URL",
    };

    private readonly Option<bool> _noCheck = new("--no-check") { Description = "Publish even if outputs differ from the expectations." };

    private readonly Option<bool> _instructor = new("--instructor") { Description = "Show the solutions. Not for students." };

    public Command Build()
    {
        var command = new Command("publish", "Run notebooks and write them as a book: pages that need no server, no network and no kernel.\n\n" + Outcomes.ExitCodes)
        {
            _notebooks, _output, _executed, _source, _instructor, _noCheck, _jobs,
        };
        _kernelOptions.AddTo(command);
        _source.Validators.Add(RequireAddress);
        command.Validators.Add(RequireOneOrigin);
        command.SetAction((parsed, _) => PublishAsync(parsed));
        return command;
    }

    private async Task<int> PublishAsync(ParseResult parsed)
    {
        var root = host.Root;
        var isForInstructors = parsed.GetValue(_instructor);
        var output = parsed.GetValue(_output) ?? NotebookPaths.Shorten(Path.Combine(root, "artifacts", isForInstructors ? "book-instructor" : "book"));
        NotebookPaths.RequireNotOfCourse(output, root, "artifacts/book");
        var (folder, reader) = (new BookFolder(output), new BookReader(root, isForInstructors));
        var (executed, exitCode) = parsed.GetValue(_executed) is { } given
            ? (NotebookPaths.Find([given], root), Outcome.Passed.ToExitCode())
            : await RunAsync(parsed, root, folder, reader);
        if (exitCode != Outcome.Passed.ToExitCode())
        {
            return exitCode;
        }

        NotebookPaths.RequireRoomFor(executed, output);
        var book = await reader.ReadAsync([.. executed.Select(NotebookDocument.Read)], parsed.GetValue(_source), parsed.GetValue(_jobs));
        folder.Write(book.ToFiles(reader.PlotlyJs));
        foreach (var warning in book.Warnings)
        {
            host.Error.WriteLine(warning);
        }

        var readers = isForInstructors ? "instructors, with solutions" : "students";
        host.Output.WriteLine($"{Path.Combine(output, Book.IndexFile)}: {DisplayText.Counted(book.Lessons.Count, "lesson")} for {readers}");
        return exitCode;
    }

    /// <summary>Runs the notebooks as <c>run</c> does. Only notebooks that pass become a book.</summary>
    private async Task<(IReadOnlyList<string> Executed, int ExitCode)> RunAsync(ParseResult parsed, string root, BookFolder folder, BookReader reader)
    {
        var artifacts = Path.Combine(root, "artifacts");
        var notebooks = NotebookPaths.Find(parsed.GetValue(_notebooks) ?? [], root);
        NotebookPaths.RequireRoomFor(notebooks, artifacts);

        // Before the notebooks run, because that takes a while.
        folder.RequireRoomFor([Book.IndexFile, .. notebooks.Select(path => Path.GetFileNameWithoutExtension(path) + ".html")]);
        foreach (var path in notebooks.Where(File.Exists))
        {
            reader.RequirePublishable(NotebookDocument.Read(path));
        }

        var settings = new RunSettings(
            _kernelOptions.Kernel(parsed, host),
            _kernelOptions.Limits(parsed),
            parsed.GetValue(_jobs),
            artifacts,
            FailFast: false,
            parsed.GetValue(_noCheck) ? ExpectationMode.Ignore : ExpectationMode.Check);
        using var stop = new RunStop();
        using var interrupts = host.ConnectInterrupts(stop);
        var console = RunConsole.Create(host.Output);
        var result = await RunProgress.ShowAsync(console, progress => new CourseRun(settings, stop, progress).RunAsync(notebooks));
        RunReport.Write(console, result);
        if (result.ExitCode != Outcome.Passed.ToExitCode())
        {
            host.Error.WriteLine("Nothing was published. Fix what is reported above and publish again.");
        }

        return ([.. result.Notebooks.Select(notebook => notebook.ExecutedPath).OfType<string>()], result.ExitCode);
    }

    private static void RequireAddress(OptionResult given)
    {
        if (given.Tokens is [var token] && !(Uri.TryCreate(token.Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            given.AddError($"--source: '{token.Value}' is not a web address; write it as https://….");
        }
    }

    private void RequireOneOrigin(CommandResult command)
    {
        if (command.GetResult(_executed) is { Implicit: false } && command.GetResult(_notebooks) is { Tokens.Count: > 0 })
        {
            command.AddError("--executed already names the notebooks to publish; leave out either --executed or the notebooks.");
        }
    }
}
