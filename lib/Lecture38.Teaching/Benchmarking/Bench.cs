namespace Lecture38;

/// <summary>Runs the library's benchmark classes inside a notebook.</summary>
public static class Bench
{
    private static readonly Lock OneAtATime = new();

    /// <summary>
    /// Measures the methods of a class that are marked [Benchmark], with BenchmarkDotNet in this process: a short job, about a second for
    /// each method. It prints nothing and leaves no files.
    /// </summary>
    /// <typeparam name="T">
    /// A benchmark class of a library. A class of a notebook cell throws, because cells compile without optimisation.
    /// </typeparam>
    /// <returns>The time and allocated memory of each method, in the order of declaration.</returns>
    /// <exception cref="InvalidOperationException">
    /// The class has no benchmarks, is from a notebook cell, or is not a valid benchmark; or a benchmark threw.
    /// </exception>
    /// <remarks>
    /// Thread-safe: concurrent calls run one after another. A short job gives only an estimate, with its error. For reliable results, run
    /// tests/Lecture38.Benchmarks.
    /// </remarks>
    public static BenchResult Run<T>()
        where T : class, new()
    {
        var benchmarkClass = typeof(T);
        if (benchmarkClass.Assembly.IsDynamic || benchmarkClass.Assembly.Location.Length == 0)
        {
            throw new InvalidOperationException(
                $"{benchmarkClass.Name} was compiled in a notebook, without optimisation: benchmarks are classes of a library.");
        }

        lock (OneAtATime)
        {
            var measurements = PluginLoader.Create<IBenchmarkHost>("InProcessBenchmarkHost").Run(benchmarkClass);
            return new BenchResult(benchmarkClass.Name, measurements);
        }
    }
}

/// <summary>Runs benchmark classes.</summary>
internal interface IBenchmarkHost
{
    /// <summary>Measures every benchmark of a class, in the order of declaration.</summary>
    /// <exception cref="InvalidOperationException">The class is not a valid benchmark, or a benchmark failed.</exception>
    IReadOnlyList<BenchmarkMeasurement> Run(Type benchmarkClass);
}

/// <summary>The measurements of a benchmark, in nanoseconds and bytes per operation.</summary>
internal readonly record struct BenchmarkMeasurement(
    string Name, bool IsBaseline, double Mean, double Error, double StandardDeviation, long? AllocatedBytes);
