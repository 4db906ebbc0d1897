using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>Setting keys in a full cache.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public abstract class TtlSet
{
    private string[] _sensorIds = null!;
    private TtlCache<string, Calibration> _ttlCache = null!;
    private MemoryCache _memoryCache = null!;
    private ConcurrentTLru<string, Calibration> _concurrentTLru = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = SensorIdsToSet();
        var keys = Accesses.SensorIds(Entries);
        _ttlCache = Filled.TtlCache(keys);
        _memoryCache = Filled.ExpiringMemoryCache(keys);
        _concurrentTLru = Filled.ConcurrentTLru(keys);
    }

    [GlobalCleanup]
    public void DisposeCaches() => _memoryCache.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public void TtlCache()
    {
        foreach (var sensorId in _sensorIds)
        {
            _ttlCache.Set(sensorId, Filled.Calibration);
        }
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void MemoryCache()
    {
        foreach (var sensorId in _sensorIds)
        {
            _memoryCache.Set(sensorId, Filled.Calibration, Filled.OneExpiringEntry);
        }
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void ConcurrentTLru()
    {
        foreach (var sensorId in _sensorIds)
        {
            _concurrentTLru.AddOrUpdate(sensorId, Filled.Calibration);
        }
    }

    protected abstract string[] SensorIdsToSet();
}

/// <summary>Setting a new key in a full cache, which evicts the entry soonest to expire.</summary>
/// <remarks>
/// <see cref="Microsoft.Extensions.Caching.Memory.MemoryCache"/> refuses new entries while it is full; removes some of the old ones in the background, and its caller does not wait for that.
/// </remarks>
public class TtlAddAndEvict : TtlSet
{
    protected override string[] SensorIdsToSet() => Accesses.AlwaysNew(Entries);
}

/// <summary>Setting a key that is stored, which gives it a new life.</summary>
public class TtlOverwrite : TtlSet
{
    protected override string[] SensorIdsToSet() => Accesses.Uniform(Entries);
}
