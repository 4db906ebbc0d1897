using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Reports;

namespace Lecture38.Benchmarks;

/// <summary>What one benchmark measured with one set of parameters.</summary>
/// <param name="Class">The benchmark's class.</param>
/// <param name="Method">The benchmark's method.</param>
/// <param name="Parameters">Their values, such as "Entries=10"; empty for a benchmark without any.</param>
/// <param name="Nanoseconds">The mean of an operation; null where the benchmark failed.</param>
/// <param name="StandardDeviation">That of the mean's samples, in nanoseconds.</param>
/// <param name="AllocatedBytes">The mean of an operation; null where the benchmark failed.</param>
internal sealed record Measurement(
    string Class, string Method, string Parameters, double? Nanoseconds, double? StandardDeviation, double? AllocatedBytes)
{
    private const double QuietMachine = 0.25;

    public string Name => $"{Class}.{Method}";

    public string NameWithParameters => Parameters.Length == 0 ? Name : $"{Name}({Parameters})";

    public bool Failed => Nanoseconds is null || AllocatedBytes is null;

    /// <summary>Whether the samples lie so far apart that something else must have used the processor.</summary>
    public bool IsDisturbed => StandardDeviation > QuietMachine * Nanoseconds;

    /// <summary>One measurement for each benchmark that was to run, those included that gave no result.</summary>
    public static IReadOnlyList<Measurement> From(IEnumerable<Summary> summaries) =>
        [.. summaries.SelectMany(summary => summary.BenchmarksCases.Select(benchmark =>
        {
            var report = summary[benchmark];
            var garbage = report?.GcStats ?? default;
            return new Measurement(
                benchmark.Descriptor.Type.Name,
                benchmark.Descriptor.WorkloadMethod.Name,
                Text(benchmark.Parameters),
                report?.ResultStatistics?.Mean,
                report?.ResultStatistics?.StandardDeviation,
                garbage.TotalOperations == 0
                    ? null
                    : (double?)garbage.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: false) / garbage.TotalOperations);
        }))];

    private static string Text(ParameterInstances parameters) =>
        string.Join(", ", parameters.Items.Select(parameter => $"{parameter.Name}={parameter.Value}"));
}
