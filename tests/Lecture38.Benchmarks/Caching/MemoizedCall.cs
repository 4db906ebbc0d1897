using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>Calling a memoized function, in a stream of calls that mostly hit and partly miss and evict.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class MemoizedCall
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
        _sensorIds = Accesses.Zipf(10 * Entries);
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
            sum += _memoryCache.GetOrCreate(sensorId, LoadEntry).Offset;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ClassicLru()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _classicLru.GetOrAdd(sensorId, Load).Offset;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ConcurrentLru()
    {
        var sum = 0.0;
        foreach (var sensorId in _sensorIds)
        {
            sum += _concurrentLru.GetOrAdd(sensorId, Load).Offset;
        }

        return sum;
    }

    private static Calibration Load(string sensorId) => Filled.Calibration;

    private static Calibration LoadEntry(ICacheEntry entry)
    {
        entry.Size = 1;
        return Filled.Calibration;
    }
}
