using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>Two threads that share a thread-safe cache. A call of a benchmark makes all accesses of both; the time is that of one access.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public abstract class TwoThreads
{
    private const int Entries = 1_000;
    private const int EachThread = Accesses.Count / 2;

    private string[] _sensorIds = null!;
    private TtlCache<string, Calibration> _ttlCache = null!;
    private CachedFunction<string, Calibration> _cachedFunction = null!;
    private ConcurrentTLru<string, Calibration> _concurrentTLru = null!;
    private ConcurrentLru<string, Calibration> _concurrentLru = null!;
    private MemoryCache _memoryCache = null!;

    /// <summary>Every how many accesses one sets its key; 0 for never.</summary>
    protected abstract int SetEvery { get; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = Accesses.Zipf(Entries);
        var keys = Accesses.SensorIds(Entries);
        _ttlCache = Filled.TtlCache(keys);
        _cachedFunction = Filled.CachedFunction(keys);
        _concurrentTLru = Filled.ConcurrentTLru(keys);
        _concurrentLru = Filled.ConcurrentLru(keys);
        _memoryCache = Filled.ExpiringMemoryCache(keys);
    }

    [GlobalCleanup]
    public void DisposeCaches() => _memoryCache.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public void TtlCache() => OnTwoThreads(id => _ttlCache.TryGetValue(id, out _), id => _ttlCache.Set(id, Filled.Calibration));

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void ConcurrentTLru() =>
        OnTwoThreads(id => _concurrentTLru.TryGet(id, out _), id => _concurrentTLru.AddOrUpdate(id, Filled.Calibration));

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void ConcurrentLru() =>
        OnTwoThreads(id => _concurrentLru.TryGet(id, out _), id => _concurrentLru.AddOrUpdate(id, Filled.Calibration));

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void MemoryCache() =>
        OnTwoThreads(id => _memoryCache.TryGetValue(id, out _), id => _memoryCache.Set(id, Filled.Calibration, Filled.OneExpiringEntry));

    /// <summary>A memoized function has no set: every access is a call, and every call hits.</summary>
    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void CachedFunction() => OnTwoThreads(id => _cachedFunction.Invoke(id), id => _cachedFunction.Invoke(id));

    private void OnTwoThreads(Action<string> get, Action<string> set) =>
        Parallel.Invoke(() => Access(0, get, set), () => Access(EachThread, get, set));

    private void Access(int start, Action<string> get, Action<string> set)
    {
        for (var i = start; i < start + EachThread; i++)
        {
            (SetEvery > 0 && i % SetEvery == 0 ? set : get)(_sensorIds[i]);
        }
    }
}

/// <summary>Both threads only look keys up.</summary>
public class TwoThreadsReading : TwoThreads
{
    protected override int SetEvery => 0;
}

/// <summary>One access of ten sets its key.</summary>
public class TwoThreadsMixed : TwoThreads
{
    protected override int SetEvery => 10;
}
