using Lecture38.Tests.Oracle;

namespace Lecture38.Tests.Caching;

/// <summary>Replays what <c>functools.lru_cache</c> did, access by access.</summary>
public class LruOracleTests
{
    public static IEnumerable<TheoryDataRow<int>> CaseNumbers => Recording.Numbers("lru.json");

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void Every_access_agrees_with_CPython(int caseNumber)
    {
        var recorded = Recording.Cases("lru.json")[caseNumber];
        var cached = Memoize.Lru<string, string>(ThrowsForSevens, recorded.GetProperty("maxSize").NullableInt());
        var clearBefore = recorded.GetProperty("clearBefore").NullableInt();

        var accesses = recorded.GetProperty("keys").EnumerateArray().Zip(recorded.GetProperty("outcomes").EnumerateArray());
        foreach (var (index, (key, outcome)) in accesses.Index())
        {
            if (index == clearBefore)
            {
                cached.Clear();
            }

            Assert.Equal((index, outcome.GetString()), (index, Access(cached, key.GetString()!)));
        }

        var info = recorded.GetProperty("info");
        Assert.Equal(
            new CacheInfo(
                info.GetProperty("hits").GetInt64(),
                info.GetProperty("misses").GetInt64(),
                info.GetProperty("maxSize").NullableInt(),
                info.GetProperty("currentSize").GetInt32()),
            cached.Info);
    }

    private static string ThrowsForSevens(string key) =>
        key.StartsWith('T') && key.EndsWith('7') ? throw new InvalidOperationException(key) : "value of " + key;

    private static string Access(CachedFunction<string, string> cached, string key)
    {
        var hitsBefore = cached.Info.Hits;
        try
        {
            Assert.Equal("value of " + key, cached.Invoke(key));
            return cached.Info.Hits > hitsBefore ? "hit" : "miss";
        }
        catch (InvalidOperationException thrown) when (thrown.Message == key)
        {
            return "threw";
        }
    }
}
