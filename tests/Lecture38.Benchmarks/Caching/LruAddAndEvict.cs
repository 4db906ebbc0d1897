using BenchmarkDotNet.Attributes;

namespace Lecture38.Benchmarks;

/// <summary>One thread stores a new key in a full cache, which evicts another.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class LruAddAndEvict
{
    private string[] _sensorIds = null!;
    private LruCache<string, Calibration> _lruCache = null!;
    private Dictionary<string, Calibration> _dictionary = null!;

    [Params(10, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void FillCaches()
    {
        _sensorIds = Accesses.AlwaysNew(Entries);
        _lruCache = Filled.LruCache(_sensorIds[^Entries..]);
        _dictionary = Filled.Dictionary(_sensorIds[^Entries..]);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Accesses.Count)]
    public void LruCache()
    {
        foreach (var sensorId in _sensorIds)
        {
            _lruCache.Set(sensorId, Filled.Calibration);
        }
    }

    /// <summary>The limit: no order at all. The oldest key is known only because the stream is.</summary>
    [Benchmark(OperationsPerInvoke = Accesses.Count)]
    public void Dictionary()
    {
        var oldest = _sensorIds.Length - Entries;
        foreach (var sensorId in _sensorIds)
        {
            _dictionary.Remove(_sensorIds[oldest]);
            _dictionary[sensorId] = Filled.Calibration;
            oldest = oldest + 1 == _sensorIds.Length ? 0 : oldest + 1;
        }
    }
}
