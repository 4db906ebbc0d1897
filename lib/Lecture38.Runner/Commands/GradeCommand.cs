using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>The command <c>grade</c>: grades a folder of submissions.</summary>
internal sealed class GradeCommand(RunnerHost host)
{
    private const string JournalFile = "journal.jsonl";

    private const string ExitCodes = """
        Exit codes:
          0    all submissions were graded, whatever they earned
          1    a submission could not be graded, through no fault of its own
          2    wrong usage, or the folder or the course cannot be used
          4    the kernel is not built
          130  interrupted; repeat the command to continue
        """;

    private readonly Argument<string> _submissions = RunnerCommandLine.OneArgument(
        "DIR",
        "The folder of submissions: STUDENT/…/NOTEBOOK.ipynb (also nbgrader's submitted folder), STUDENT__NOTEBOOK.ipynb or STUDENT.ipynb.",
        "the folder of submissions");

    private readonly Option<string?> _notebooks = RunnerCommandLine.PathOption(
        "--notebooks", "DIR", "Folder of the notebooks to grade against. Default: the course's notebooks folder.", "a folder of notebooks");

    private readonly Option<string?> _output = RunnerCommandLine.PathOption(
        "--output", "DIR", "Folder for grades.csv, grades.json and the journal. Default: artifacts/grades of the course.", "a folder", "-o");

    private readonly Option<string> _sandbox = new("--sandbox")
    {
        Description = "Whether to use bubblewrap: auto uses it where it works, required grades nothing without it, none never uses it.",
        HelpName = "auto|required|none",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed for the random numbers of the checks.",
        HelpName = "N",
        DefaultValueFactory = _ => GradingSettings.DefaultSeed,
        CustomParser = argument => int.TryParse(argument.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : LimitOptions.Refuse<int>(argument, $"--seed: '{argument.Tokens[0].Value}' is not a whole number."),
    };

    private readonly KernelOptions _kernelOptions = new(GradingSettings.DefaultLimits, isEmbedded: true);

    private readonly Option<TimeSpan> _submissionTimeout =
        LimitOptions.Duration("--submission-timeout", "Time limit for a whole submission.", GradingSettings.DefaultSubmission);

    private readonly Option<int> _jobs = LimitOptions.Jobs("submissions");

    private readonly Option<bool> _fresh = new("--fresh") { Description = "Grade everything again, even what an earlier run graded." };

    public Command Build()
    {
        var command = new Command("grade", "Grade a folder of submissions, which is only read. After an interrupt, repeat the command to continue.\n\n" + ExitCodes)
        {
            _submissions, _notebooks, _output, _sandbox, _seed, _jobs, _fresh, _submissionTimeout,
        };
        _kernelOptions.AddTo(command);
        _sandbox.Validators.Add(RequireSandboxMode);
        command.SetAction((parsed, _) => GradeAsync(parsed));
        return command;
    }

    private async Task<int> GradeAsync(ParseResult parsed)
    {
        var root = host.Root;
        var course = parsed.GetValue(_notebooks) is { } given ? new CourseFiles(root, Path.GetFullPath(given)) : CourseFiles.In(root);
        var output = parsed.GetValue(_output) ?? Path.Combine(root, "artifacts", "grades");
        var folder = parsed.GetValue(_submissions)!;
        NotebookPaths.RequireOutside(output, folder);
        var notebooks = GradedNotebook.In(course.Notebooks);
        var submissions = Submissions.In(folder);
        var plan = GradingPlan.Of(submissions, notebooks);
        var settings = new GradingSettings(_kernelOptions.Limits(parsed), parsed.GetValue(_submissionTimeout), parsed.GetValue(_seed), parsed.GetValue(_jobs));
        var courseHash = course.Hash();

        using var stop = new RunStop();
        using var interrupts = host.ConnectInterrupts(stop);
        var console = RunConsole.Create(host.Output);
        using var journal = GradeJournal.Open(Path.Combine(output, JournalFile), parsed.GetValue(_fresh));
        var mode = Enum.Parse<SandboxMode>(parsed.GetValue(_sandbox)!, ignoreCase: true);
        Sandbox sandbox;
        try
        {
            sandbox = await Sandbox.ChooseAsync(mode, course, settings.Seed, settings.Limits, stop);
        }
        catch (OperationCanceledException)
        {
            return Outcome.Interrupted.ToExitCode();
        }

        console.WriteUnwrapped(sandbox.Note, sandbox.IsUsed ? null : "yellow");
        var run = new GradingRun(
            notebooks, course, new SubmissionGrader(sandbox, settings, stop), journal, $"{courseHash}, {settings.Fingerprint(sandbox.IsUsed)}", settings.Jobs, stop);
        var result = await GradingProgress.ShowAsync(console, plan.ToRun.Count, progress => run.RunAsync(submissions, plan, progress));
        GradeSummary.Write(console, result);
        if (!result.IsInterrupted)
        {
            GradeReports.Write(result, settings, sandbox.IsUsed, output);
            console.WriteUnwrapped($"grades: {Path.Combine(NotebookPaths.Shorten(output), GradeReports.CsvFile)}, {GradeReports.JsonFile} beside it", null);
        }

        return result.ExitCode;
    }

    private static void RequireSandboxMode(OptionResult given)
    {
        if (given.Tokens is [var token] && token.Value is not ("auto" or "required" or "none"))
        {
            given.AddError($"--sandbox: '{token.Value}' is not one of auto, required, none.");
        }
    }
}
