using Lecture38.Tests.Oracle;
using Microsoft.Extensions.Time.Testing;

namespace Lecture38.Tests.Caching;

/// <summary>Replays the lecture's TTL cache, its overwrite bug mended, under a clock stepped by hand.</summary>
public class TtlOracleTests
{
    public static IEnumerable<TheoryDataRow<int>> CaseNumbers => Recording.Numbers("ttl.json");

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void Every_operation_agrees_with_CPython(int caseNumber)
    {
        var recorded = Recording.Cases("ttl.json")[caseNumber];
        var clock = new FakeTimeProvider();
        var ttl = TimeSpan.FromMilliseconds(recorded.GetProperty("ttlMs").GetInt32());
        var cache = new TtlCache<string, int>(ttl, recorded.GetProperty("maxSize").GetInt32(), clock);

        foreach (var (index, step) in recorded.GetProperty("ops").EnumerateArray().Index())
        {
            switch (step.GetProperty("op").GetString())
            {
                case "advance":
                    clock.Advance(TimeSpan.FromMilliseconds(step.GetProperty("ms").GetInt32()));
                    break;
                case "set":
                    cache.Set(step.GetProperty("key").GetString()!, step.GetProperty("value").GetInt32(), out var evicted);
                    Assert.Equal((index, step.GetProperty("evicted").GetString()), (index, evicted));
                    break;
                case "get":
                    int? got = cache.TryGetValue(step.GetProperty("key").GetString()!, out var value) ? value : null;
                    Assert.Equal((index, step.GetProperty("value").NullableInt()), (index, got));
                    break;
                case "invalidate":
                    cache.Remove(step.GetProperty("key").GetString()!);
                    break;
                case "count":
                    Assert.Equal((index, step.GetProperty("value").GetInt32()), (index, cache.Count));
                    break;
                case var unknown:
                    Assert.Fail($"The recording has an operation that this test does not know: {unknown}.");
                    break;
            }
        }
    }
}
