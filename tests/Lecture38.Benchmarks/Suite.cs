using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

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

    private static string CommandLine(string[] arguments) => string.Join(' ',
    [
        "dotnet run -c Release --project tests/Lecture38.Benchmarks",
        .. arguments.Length == 0 ? (string[])[] : ["--"],
        .. arguments.Select(argument => argument.Contains('*') ? $"'{argument}'" : argument),
    ]);
}
