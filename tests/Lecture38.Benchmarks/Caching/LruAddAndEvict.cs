using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>Storing a new key in a full cache, which evicts another.</summary>
/// <remarks>
/// <see cref="Microsoft.Extensions.Caching.Memory.MemoryCache"/> does something else: when it is full it refuses the new entry, and removes some of the
/// old ones in the background. Its time is that of a caller, who does not wait for that work.
/// </remarks>
[MemoryDiagnoser(displayGenColumns: false)]
public class LruAddAndEvict
{
    private string[] _sensorIds = null!;
    private LruCache<string, Calibration> _lruCache = null!;
    private MemoryCache _memoryCache = null!;
    private ClassicLru<string, Calibration> _classicLru = null!;
    private ConcurrentLru<string, Calibration> _concurrentLru = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = Accesses.AlwaysNew(Entries);
        var keys = Accesses.SensorIds(Entries);
        _lruCache = Filled.LruCache(keys);
        _memoryCache = Filled.MemoryCache(keys);
        _classicLru = Filled.ClassicLru(keys);
        _concurrentLru = Filled.ConcurrentLru(keys);
    }

    [GlobalCleanup]
    public void DisposeCaches() => _memoryCache.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public void LruCache()
    {
        foreach (var sensorId in _sensorIds)
        {
            _lruCache.Set(sensorId, Filled.Calibration);
        }
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void MemoryCache()
    {
        foreach (var sensorId in _sensorIds)
        {
            _memoryCache.Set(sensorId, Filled.Calibration, Filled.OneEntry);
        }
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void ClassicLru()
    {
        foreach (var sensorId in _sensorIds)
        {
            _classicLru.AddOrUpdate(sensorId, Filled.Calibration);
        }
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void ConcurrentLru()
    {
        foreach (var sensorId in _sensorIds)
        {
            _concurrentLru.AddOrUpdate(sensorId, Filled.Calibration);
        }
    }
}
