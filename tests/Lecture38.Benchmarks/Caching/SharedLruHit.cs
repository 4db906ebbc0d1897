using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>Looking up a key that is stored, in caches that many threads may share. One thread does it here; for two, see <see cref="TwoThreads"/>.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class SharedLruHit
{
    private string[] _sensorIds = null!;
    private CachedFunction<string, Calibration> _cachedFunction = null!;
    private MemoryCache _memoryCache = null!;
    private ClassicLru<string, Calibration> _classicLru = null!;
    private ConcurrentLru<string, Calibration> _concurrentLru = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = Accesses.Uniform(Entries);
        var keys = Accesses.SensorIds(Entries);
        _cachedFunction = Filled.CachedFunction(keys);
        _memoryCache = Filled.MemoryCache(keys);
        _classicLru = Filled.ClassicLru(keys);
        _concurrentLru = Filled.ConcurrentLru(keys);
    }

    [GlobalCleanup]
    public void DisposeCaches() => _memoryCache.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public double CachedFunction()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _cachedFunction.Invoke(sensorId).Offset;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double MemoryCache()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _memoryCache.TryGetValue(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ClassicLru()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _classicLru.TryGet(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ConcurrentLru()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _concurrentLru.TryGet(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }
}
