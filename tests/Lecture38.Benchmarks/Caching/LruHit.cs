using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>Looking up a key that is stored.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class LruHit
{
    private string[] _sensorIds = null!;
    private LruCache<string, Calibration> _lruCache = null!;
    private CachedFunction<string, Calibration> _cachedFunction = null!;
    private MemoryCache _memoryCache = null!;
    private ClassicLru<string, Calibration> _classicLru = null!;
    private ConcurrentLru<string, Calibration> _concurrentLru = null!;
    private Dictionary<string, Calibration> _dictionary = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = Accesses.Uniform(Entries);
        var keys = Accesses.SensorIds(Entries);
        _lruCache = Filled.LruCache(keys);
        _cachedFunction = Filled.CachedFunction(keys);
        _memoryCache = Filled.MemoryCache(keys);
        _classicLru = Filled.ClassicLru(keys);
        _concurrentLru = Filled.ConcurrentLru(keys);
        _dictionary = Filled.Dictionary(keys);
    }

    [GlobalCleanup]
    public void DisposeCaches() => _memoryCache.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public double LruCache()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _lruCache.TryGetValue(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
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

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double Dictionary()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _dictionary.TryGetValue(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }
}
