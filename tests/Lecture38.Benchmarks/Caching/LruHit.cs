using BenchmarkDotNet.Attributes;

namespace Lecture38.Benchmarks;

/// <summary>One thread looks up a key that is stored.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class LruHit
{
    private string[] _sensorIds = null!;
    private LruCache<string, Calibration> _lruCache = null!;
    private Dictionary<string, Calibration> _dictionary = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = Accesses.Uniform(Entries);
        var keys = Accesses.SensorIds(Entries);
        _lruCache = Filled.LruCache(keys);
        _dictionary = Filled.Dictionary(keys);
    }

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
