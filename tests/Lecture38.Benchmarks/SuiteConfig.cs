using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace Lecture38.Benchmarks;

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
        .WithLaunchCount(3).WithWarmupCount(4).WithIterationCount(6).WithIterationTime(TimeInterval.FromMilliseconds(200));

    private static Job Short => new Job("Short")
        .WithLaunchCount(2).WithWarmupCount(2).WithIterationCount(4).WithIterationTime(TimeInterval.FromMilliseconds(110));
}
