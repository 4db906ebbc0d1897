using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;

namespace Lecture38.Benchmarks;

/// <summary>A run of the whole suite: measure, judge, report.</summary>
internal static class Suite
{
    public const int NothingRan = 2;

    private const int AllGood = 0;
    private const int TargetMissed = 1;
    private const int MemoryEntries = 10_000;
    private static readonly string[] OnlyInforms = ["--list", "--info"];
    private static readonly string[] Selects = ["--filter", "-f"];

    public static int Run(bool isShort, FileInfo? resultsFile, IReadOnlyList<string> forBenchmarkDotNet, string[] commandLine)
    {
        // BenchmarkDotNet looks for this project below the current directory's solution.
        Environment.CurrentDirectory = Repository.Root;
        Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Suite).Assembly).Run(
            [.. forBenchmarkDotNet.Intersect(Selects).Any() ? [] : (string[])["--filter", "*"], .. forBenchmarkDotNet],
            SuiteConfig.Create(isShort, Repository.Artifacts))];

        // BenchmarkDotNet has said why: no name fits the filter, or it was built for debugging.
        if (summaries.All(summary => summary.BenchmarksCases.IsEmpty))
        {
            return forBenchmarkDotNet.Intersect(OnlyInforms).Any() ? AllGood : NothingRan;
        }

        var report = new SuiteReport(summaries, CacheMemory.MeasureAll(MemoryEntries), MemoryEntries);
        Print(report);
        if (resultsFile is not null)
        {
            ResultsFile.Write(resultsFile.FullName, report, CommandLine(commandLine));
            Console.WriteLine($"Results written to {resultsFile.FullName}");
        }

        return report.IsGood ? AllGood : TargetMissed;
    }

    private static void Print(SuiteReport report)
    {
        Console.WriteLine($"\nRetained for each of {report.MemoryEntries} entries\n\n{report.MemoryTable}");
        Console.WriteLine($"Targets\n\n{report.TargetTable}");
        foreach (var failure in report.Failures)
        {
            Console.WriteLine($"{failure.NameWithParameters} failed; the log in {Repository.Artifacts} says why.");
        }

        Console.WriteLine(report.Caution);
    }

    public static string CommandLine(string[] arguments) => string.Join(' ',
    [
        "dotnet run -c Release --project tests/Lecture38.Benchmarks",
        .. arguments.Length == 0 ? (string[])[] : ["--"],
        .. arguments.Select(argument => argument.Contains('*') ? $"'{argument}'" : argument),
    ]);
}

/// <summary>How BenchmarkDotNet runs the suite.</summary>
internal static class SuiteConfig
{
    /// <summary>
    /// Every benchmark runs in more than one process: strings hash differently in each, and where ten keys collide
    /// in one process they may not in the next.
    /// </summary>
    public static IConfig Create(bool isShort, string artifacts) => DefaultConfig.Instance
        .AddJob(isShort ? Short : Full)
        .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Nanosecond))
        .WithArtifactsPath(artifacts);

    private static Job Full => new Job("Full")
        .WithLaunchCount(3).WithWarmupCount(2).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(150));

    private static Job Short => new Job("Short")
        .WithLaunchCount(2).WithWarmupCount(2).WithIterationCount(4).WithIterationTime(TimeInterval.FromMilliseconds(110));
}

/// <summary>Where the repository lies, whatever the current directory.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>For what git ignores.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts", "benchmarks");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lecture38.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Lecture38.sln; run the benchmarks from the repository.");
    }
}
