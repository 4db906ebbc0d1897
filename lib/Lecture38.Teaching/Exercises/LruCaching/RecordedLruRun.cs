using System.Text.Json;

namespace Lecture38;

/// <summary>
/// A recorded run of CPython's <c>functools.lru_cache</c>: each access looks up the key and, on a miss, stores it, unless the
/// function threw.
/// </summary>
internal sealed record RecordedLruRun(int MaxSize, IReadOnlyList<LruOperation> Operations, IReadOnlyList<bool> FoundByLookup, CacheInfo Info)
{
    private const string ResourceName = "lru.json";

    private static readonly Lazy<IReadOnlyList<RecordedLruRun>> Recorded = new(Read);

    /// <summary>The recorded runs with a positive maximum size.</summary>
    internal static IReadOnlyList<RecordedLruRun> All => Recorded.Value;

    /// <summary>Repeats the run on a cache. Returns the operations up to the first difference from CPython, or null.</summary>
    internal IReadOnlyList<LruOperation>? FirstDifference(ILruCache<string, int> cache)
    {
        var lookups = 0;
        foreach (var (index, operation) in Operations.Index())
        {
            var actual = operation.ApplyTo(cache);
            if (actual.Threw || (operation.Kind == '?' && actual.Found != LruObservation.Miss != FoundByLookup[lookups++]))
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

/// <summary>An operation on a cache: <c>?</c> looks up, <c>+</c> puts, <c>!</c> clears.</summary>
internal readonly record struct LruOperation(char Kind, string Key, int Value)
{
    internal static LruOperation Get(string key) => new('?', key, 0);

    internal static LruOperation Put(string key, int value) => new('+', key, value);

    internal static LruOperation Clear { get; } = new('!', "", 0);

    /// <summary>Reads a script such as <c>+A +B ?A !</c>; the values are 1, 2 and so on.</summary>
    internal static LruOperation[] Parse(string script) =>
        [.. script.Split(' ').Select((word, index) => new LruOperation(word[0], word[1..], index + 1))];

    /// <summary>Applies the operation, and returns the visible state of the cache.</summary>
    internal LruObservation ApplyTo(ILruCache<string, int> cache)
    {
        try
        {
            var found = Do(cache);
            return new LruObservation(found, cache.Count, cache.Hits, cache.Misses);
        }
        catch (Exception error) when (error is not (NotAttemptedException or OutOfMemoryException))
        {
            return new LruObservation($"{TypeName.Of(error.GetType())} ({DisplayText.Line(error.Message)})", 0, 0, 0) { Threw = true };
        }
    }

    public override string ToString() => Kind switch
    {
        '?' => $"TryGet {Key}",
        '+' => $"Put {Key} = {Value}",
        _ => "Clear",
    };

    private string Do(ILruCache<string, int> cache)
    {
        switch (Kind)
        {
            case '?':
                return cache.TryGet(Key, out var value) ? $"a hit with {value}" : LruObservation.Miss;
            case '+':
                cache.Put(Key, Value);
                return "";
            default:
                cache.Clear();
                return "";
        }
    }
}
