using System.Text.Json;

namespace Lecture38;

/// <summary>
/// A run that was recorded from CPython's <c>functools.lru_cache</c>: each access looks the key up and, on a miss, sets it, unless
/// the function threw.
/// </summary>
/// <param name="MaxSize">The size of the recorded cache.</param>
/// <param name="Operations">What has to be done with a cache to repeat the run.</param>
/// <param name="FoundByLookup">For each lookup in turn, whether CPython hit.</param>
/// <param name="Info">CPython's counters at the end.</param>
internal sealed record RecordedLruRun(int MaxSize, IReadOnlyList<LruOperation> Operations, IReadOnlyList<bool> FoundByLookup, CacheInfo Info)
{
    private const string ResourceName = "lru.json";

    private static readonly Lazy<IReadOnlyList<RecordedLruRun>> Recorded = new(Read);

    /// <summary>Every recorded run of a cache that is bounded and stores something.</summary>
    internal static IReadOnlyList<RecordedLruRun> All => Recorded.Value;

    /// <summary>Repeats the run on a cache: the operations up to the first that CPython did otherwise, or null where there is none.</summary>
    internal IReadOnlyList<LruOperation>? FirstDifference(ILruCache<string, int> cache)
    {
        var lookups = 0;
        foreach (var (index, operation) in Operations.Index())
        {
            var came = operation.ApplyTo(cache);
            if (came.Threw || (operation.Kind == '?' && came.Found != LruObservation.Miss != FoundByLookup[lookups++]))
            {
                return [.. Operations.Take(index + 1)];
            }
        }

        return (cache.Hits, cache.Misses, cache.Count) == (Info.Hits, Info.Misses, Info.CurrentSize) ? null : Operations;
    }

    private static IReadOnlyList<RecordedLruRun> Read()
    {
        using var stream = typeof(RecordedLruRun).Assembly.GetManifestResourceStream(ResourceName)!;
        using var document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.GetProperty("cases").EnumerateArray()
                .Where(run => run.GetProperty("maxSize") is { ValueKind: JsonValueKind.Number } size && size.GetInt32() > 0)
                .Select(ReadRun),
        ];
    }

    private static RecordedLruRun ReadRun(JsonElement run)
    {
        var clearBefore = run.GetProperty("clearBefore") is { ValueKind: JsonValueKind.Number } access ? access.GetInt32() : -1;
        var operations = new List<LruOperation>();
        var found = new List<bool>();
        var accesses = run.GetProperty("keys").EnumerateArray().Zip(run.GetProperty("outcomes").EnumerateArray());
        foreach (var (index, (key, outcome)) in accesses.Index())
        {
            operations.AddRange(Access(index, key.GetString()!, outcome.GetString()!, index == clearBefore));
            found.Add(outcome.ValueEquals("hit"));
        }

        var info = run.GetProperty("info");
        var maxSize = run.GetProperty("maxSize").GetInt32();
        var counters = new CacheInfo(
            info.GetProperty("hits").GetInt64(), info.GetProperty("misses").GetInt64(), maxSize, info.GetProperty("currentSize").GetInt32());
        return new RecordedLruRun(maxSize, operations, found, counters);
    }

    private static IEnumerable<LruOperation> Access(int index, string key, string outcome, bool clearBefore)
    {
        if (clearBefore)
        {
            yield return LruOperation.Clear;
        }

        yield return LruOperation.Get(key);
        if (outcome == "miss")
        {
            yield return LruOperation.Put(key, index);
        }
    }
}
