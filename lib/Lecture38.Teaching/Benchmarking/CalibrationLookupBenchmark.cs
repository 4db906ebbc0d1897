using BenchmarkDotNet.Attributes;

namespace Lecture38;

/// <summary>A calibration lookup: from its source, which takes 0.1 ms, and from a cache that contains it.</summary>
public class CalibrationLookupBenchmark
{
    private const string SensorId = "S3";

    private readonly SpinningCalibrationSource _source = new(
        new Dictionary<string, Calibration> { [SensorId] = new(Offset: 4.322, Scale: 1.0012) });

    private readonly CachedFunction<string, Calibration> _cached;

    /// <summary>Creates the source, and a cache that contains the sensor's calibration.</summary>
    public CalibrationLookupBenchmark()
    {
        _cached = Memoize.Lru<string, Calibration>(_source.Lookup, maxSize: 16);
        _cached.Invoke(SensorId);
    }

    /// <summary>A lookup from the source.</summary>
    [Benchmark(Description = "uncached lookup", Baseline = true)]
    public Calibration Uncached() => _source.Lookup(SensorId);

    /// <summary>A lookup from the cache.</summary>
    [Benchmark(Description = "cache hit")]
    public Calibration CacheHit() => _cached.Invoke(SensorId);
}
