namespace Lecture38;

/// <summary>Runs the library's benchmark classes inside a notebook.</summary>
public static class Bench
{
    private static readonly Lock OneAtATime = new();

    /// <summary>
    /// Measures the methods of a class that are marked [Benchmark], with BenchmarkDotNet in this process: a short job, about a
    /// second and a half for each method. Nothing is printed and no file is left.
    /// </summary>
    /// <typeparam name="T">
    /// A benchmark class of this library. A class of a notebook cell will not do: cells compile without optimisation.
    /// </typeparam>
    /// <returns>Time and allocated memory of each method, in the order in which the class declares them.</returns>
    /// <exception cref="InvalidOperationException">
    /// The class has no benchmarks, comes from a notebook cell, is no valid benchmark, or a benchmark threw.
    /// </exception>
    /// <remarks>
    /// Runs one after another, whoever calls. A short job gives an impression, with its error: for figures to rely on, run
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
    /// <summary>Measures every benchmark of a class, in the order in which it declares them.</summary>
    /// <exception cref="InvalidOperationException">The class is no valid benchmark, or one of its benchmarks failed.</exception>
    IReadOnlyList<BenchmarkMeasurement> Run(Type benchmarkClass);
}

/// <summary>What was measured of one benchmark, in nanoseconds and bytes per operation.</summary>
internal readonly record struct BenchmarkMeasurement(
    string Name, bool IsBaseline, double Mean, double Error, double StandardDeviation, long? AllocatedBytes);
