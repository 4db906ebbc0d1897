using System.Reflection;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;
using static System.FormattableString;

namespace Lecture38.Benchmarks;

/// <summary>Keeps a run's results in a Markdown file, with all that one has to know to judge or repeat them.</summary>
internal static class ResultsFile
{
    public static void Write(string path, SuiteReport report, string command)
    {
        var firstSummary = report.Summaries[0];
        File.WriteAllText(path, $"""
            # Benchmark results

            Made on {DateTimeOffset.UtcNow:yyyy-MM-dd} by `{command}`. Do not edit; run it again.

            ## Machine and versions

            ```
            {string.Join('\n', firstSummary.HostEnvironmentInfo.ToFormattedString())}
            {firstSummary.AllRuntimes}
            ```

            {Table.Of(["Assembly", "Version"], Assemblies.Select(assembly => (string[])[assembly.GetName().Name!, Version(assembly)]))}
            ## Targets

            {report.TargetTable}
            {report.Caution}

            ## Bytes an entry

            {Invariant($"{report.MemoryEntries:N0}")} entries with string keys and values of 16 bytes. The keys are not counted: they are the caller's.

            {report.MemoryTable}
            ## Times

            The mean of an operation. `Entries` is the size of the caches, all of which are full.

            {string.Join('\n', report.Summaries.Select(Section))}
            """);
    }

    private static Assembly[] Assemblies =>
    [
        typeof(LruCache<,>).Assembly,
        typeof(MemoryCache).Assembly,
        typeof(ClassicLru<,>).Assembly,
        typeof(BenchmarkSwitcher).Assembly,
    ];

    /// <summary>The version and the first digits of the commit that it was built from.</summary>
    private static string Version(Assembly assembly)
    {
        const int CommitDigits = 8;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..Math.Min(version.Length, plus + 1 + CommitDigits)];
    }

    private static string Section(Summary summary) =>
        $"### {summary.BenchmarksCases[0].Descriptor.Type.Name}\n\n{SuiteReport.TimeTable(summary)}";
}
