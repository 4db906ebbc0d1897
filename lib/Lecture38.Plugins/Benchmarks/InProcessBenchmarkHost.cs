using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Lecture38.Plugins;

/// <summary>Runs benchmarks with BenchmarkDotNet in this process, as a short job that leaves no output or files.</summary>
/// <remarks>
/// BenchmarkDotNet's default toolchain builds and starts a project for each benchmark, and a notebook has no project. This toolchain
/// emits the same measuring loop into a dynamic assembly. That assembly belongs to BenchmarkDotNet's load context, which must be able
/// to resolve the benchmark's assembly: it can for Lecture38, and for everything that the host's default context can load.
/// </remarks>
public sealed class InProcessBenchmarkHost : IBenchmarkHost
{
    /// <summary>Half a second: the runtime takes longer than 0.1 s to replace what it compiled quickly by optimised code.</summary>
    private const int WarmupCount = 10;
    private const int IterationCount = 6;

    private static readonly TimeInterval IterationTime = TimeInterval.FromMilliseconds(50);

    IReadOnlyList<BenchmarkMeasurement> IBenchmarkHost.Run(Type benchmarkClass)
    {
        // BenchmarkDotNet always creates a folder for its reports.
        var artifacts = Directory.CreateTempSubdirectory("lecture38-");
        try
        {
            var log = new AccumulationLogger();
            return Measurements(BenchmarkRunner.Run(benchmarkClass, Config(artifacts.FullName, log)), log);
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    private static ManualConfig Config(string artifactsPath, AccumulationLogger log) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(logOutput: true))
            .WithWarmupCount(WarmupCount)
            .WithIterationCount(IterationCount)
            .WithIterationTime(IterationTime)
            // Each of some hundred iterations would otherwise begin with full collections of the kernel's heap, which take longer than the
            // measurement.
            .WithGcForce(false))
        .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
        .AddLogger(log)
        .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
        .WithOptions(ConfigOptions.DisableLogFile)
        .WithArtifactsPath(artifactsPath);

    private static BenchmarkMeasurement[] Measurements(Summary summary, AccumulationLogger log)
    {
        var errors = summary.ValidationErrors.Where(error => error.IsCritical).Select(error => error.Message).ToArray();
        return errors.Length == 0
            ? [.. summary.Reports.Select(report => Measurement(report, log))]
            : throw new InvalidOperationException(string.Join(" ", errors));
    }

    private static BenchmarkMeasurement Measurement(BenchmarkReport report, AccumulationLogger log)
    {
        var benchmark = report.BenchmarkCase;
        var name = Name(benchmark);
        return report is { Success: true, ResultStatistics: { } statistics }
            ? new BenchmarkMeasurement(
                name,
                benchmark.Descriptor.Baseline,
                statistics.Mean,
                statistics.GetConfidenceInterval(Perfolizer.Mathematics.Common.ConfidenceLevel.L999).Margin,
                statistics.StandardDeviation,
                report.GcStats.GetBytesAllocatedPerOperation(benchmark))
            : throw new InvalidOperationException($"The benchmark {name} failed: {Failure(log)}");
    }

    private static string Name(BenchmarkCase benchmark)
    {
        var method = benchmark.Descriptor.WorkloadMethod;
        var name = method.GetCustomAttribute<BenchmarkAttribute>()?.Description ?? method.Name;
        return benchmark.HasParameters ? $"{name} ({benchmark.Parameters.DisplayInfo})" : name;
    }

    /// <summary>BenchmarkDotNet keeps an exception only as text in its log, where an arrow marks the innermost one.</summary>
    private static string Failure(AccumulationLogger log)
    {
        const string RootMark = " ---> ";
        var lines = log.GetLog().Split('\n');
        return lines.LastOrDefault(line => line.StartsWith(RootMark, StringComparison.Ordinal))?[RootMark.Length..].Trim()
            ?? lines.FirstOrDefault(line => line.Contains("Exception:", StringComparison.Ordinal))?.Trim()
            ?? "BenchmarkDotNet gives no reason.";
    }
}
