using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Memory;

namespace Lecture38.Benchmarks;

/// <summary>
/// A <see cref="CachedFunction{TKey, TValue}"/> beside caches that many threads may share. One thread uses them here; for two, see
/// <see cref="TwoThreads"/>.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public abstract class SharedLru
{
    private CachedFunction<string, Calibration> _cachedFunction = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    protected string[] SensorIds { get; private set; } = null!;

    protected MemoryCache Memory { get; private set; } = null!;

    protected ClassicLru<string, Calibration> Classic { get; private set; } = null!;

    protected ConcurrentLru<string, Calibration> Concurrent { get; private set; } = null!;

    [GlobalSetup]
    public void FillCaches()
    {
        SensorIds = SensorIdsToLookUp();
        var keys = Accesses.SensorIds(Entries);
        _cachedFunction = Filled.CachedFunction(keys);
        Memory = Filled.MemoryCache(keys);
        Classic = Filled.ClassicLru(keys);
        Concurrent = Filled.ConcurrentLru(keys);
    }

    [GlobalCleanup]
    public void DisposeCaches() => Memory.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public double CachedFunction()
    {
        var sum = 0.0;
        foreach (var sensorId in SensorIds)
        {
            sum += _cachedFunction.Invoke(sensorId).Offset;
        }

        return sum;
    }

    protected abstract string[] SensorIdsToLookUp();
}

/// <summary>Looking up a key that is stored.</summary>
public class SharedLruHit : SharedLru
{
    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double MemoryCache()
    {
        var sum = 0.0;
        foreach (var sensorId in SensorIds)
        {
            sum += Memory.TryGetValue(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ClassicLru()
    {
        var sum = 0.0;
        foreach (var sensorId in SensorIds)
        {
            sum += Classic.TryGet(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ConcurrentLru()
    {
        var sum = 0.0;
        foreach (var sensorId in SensorIds)
        {
            sum += Concurrent.TryGet(sensorId, out Calibration hit) ? hit.Offset : throw Filled.Missed();
        }

        return sum;
    }

    protected override string[] SensorIdsToLookUp() => Accesses.Uniform(Entries);
}

/// <summary>Calling a memoized function, in a stream of calls that mostly hit and partly miss and evict.</summary>
public class MemoizedCall : SharedLru
{
    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double MemoryCache()
    {
        var sum = 0.0;
        foreach (var sensorId in SensorIds)
        {
            sum += Memory.GetOrCreate(sensorId, LoadEntry).Offset;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ClassicLru()
    {
        var sum = 0.0;
        foreach (var sensorId in SensorIds)
        {
            sum += Classic.GetOrAdd(sensorId, Load).Offset;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public double ConcurrentLru()
    {
        var sum = 0.0;
        foreach (var sensorId in SensorIds)
        {
            sum += Concurrent.GetOrAdd(sensorId, Load).Offset;
        }

        return sum;
    }

    protected override string[] SensorIdsToLookUp() => Accesses.Zipf(10 * Entries);

    private static Calibration Load(string sensorId) => Filled.Calibration;

    private static Calibration LoadEntry(ICacheEntry entry)
    {
        entry.Size = 1;
        return Filled.Calibration;
    }
}
