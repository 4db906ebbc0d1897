using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>Looking up a key whose entry is alive.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class TtlHit
{
    private string[] _sensorIds = null!;
    private TtlCache<string, Calibration> _ttlCache = null!;
    private MemoryCache _memoryCache = null!;
    private ConcurrentTLru<string, Calibration> _concurrentTLru = null!;
    private Dictionary<string, Calibration> _dictionary = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = Accesses.Uniform(Entries);
        var keys = Accesses.SensorIds(Entries);
        _ttlCache = Filled.TtlCache(keys);
        _memoryCache = Filled.ExpiringMemoryCache(keys);
        _concurrentTLru = Filled.ConcurrentTLru(keys);
        _dictionary = Filled.Dictionary(keys);
    }

    [GlobalCleanup]
    public void DisposeCaches() => _memoryCache.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public double TtlCache()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _ttlCache.TryGetValue(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
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
    public double ConcurrentTLru()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _concurrentTLru.TryGet(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
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
