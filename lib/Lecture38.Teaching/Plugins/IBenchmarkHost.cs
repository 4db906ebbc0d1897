namespace Lecture38;

/// <summary>Runs benchmark classes.</summary>
internal interface IBenchmarkHost
{
    /// <summary>Measures every benchmark of a class, in the order in which it declares them.</summary>
    /// <exception cref="InvalidOperationException">The class is no valid benchmark, or one of its benchmarks failed.</exception>
    IReadOnlyList<BenchmarkMeasurement> Run(Type benchmarkClass);
}

/// <summary>What was measured of one benchmark, in nanoseconds and bytes per operation.</summary>
internal readonly record struct BenchmarkMeasurement(
    string Name, bool IsBaseline, double Mean, double Error, double StandardDeviation, long? AllocatedBytes);
