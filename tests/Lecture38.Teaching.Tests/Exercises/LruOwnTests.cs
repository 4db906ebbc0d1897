namespace Lecture38.Teaching.Tests;

/// <summary>Mistakes that only long runs reveal, which no kept wrong answer has, and how short the message makes these runs.</summary>
public class LruOwnTests
{
    [Fact]
    public void The_librarys_own_cache_passes() =>
        Assert.Equal(AnswerState.Right, Check(maxSize => new CountingLruCache<string, int>(maxSize), seed: 1).State);

    [Fact]
    public void A_mistake_in_larger_caches_is_found_in_the_recorded_runs()
    {
        var result = Check(maxSize => new CountingLruCache<string, int>(maxSize == 16 ? 15 : maxSize));

        Assert.Equal("differs-from-cpython", result.Cause);
        Assert.Contains("a cache of 16; Put", result.Message, StringComparison.Ordinal);
        Assert.Equal(16, result.Message.Split("Put ").Length - 1);
        Assert.DoesNotContain("TryGet", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_no_recorded_size_is_found_by_random_operations() =>
        Assert.Equal("differs-from-lru-cache", Check(maxSize => new CountingLruCache<string, int>(maxSize is 6 or 7 ? maxSize - 1 : maxSize)).Cause);

    [Fact]
    public void An_evicted_key_that_is_still_found_has_a_name_of_its_own() =>
        Assert.Equal("still-finds-the-evicted", Check(maxSize => new Faulty(maxSize) { FindsEvicted = true }).Cause);

    [Fact]
    public void Caches_that_share_their_entries_have_a_name_of_their_own()
    {
        var shared = new CountingLruCache<string, int>(2);

        Assert.Equal("shares-its-entries", Check(_ => shared).Cause);
    }

    [Fact]
    public void An_exception_tells_after_which_operations_it_came()
    {
        var result = Check(maxSize => new Faulty(maxSize) { ThrowsOnMiss = true });

        Assert.Equal("throws", result.Cause);
        Assert.Contains("TryGet A. Result of the last step: KeyNotFoundException", result.Message, StringComparison.Ordinal);
    }

    private static CheckResult Check(Func<int, ILruCache<string, int>> create, int seed = 38) => new("lru-own", new LruOwn().Check(create, seed));

    private sealed class Faulty(int maxSize) : ILruCache<string, int>
    {
        private readonly CountingLruCache<string, int> _cache = new(maxSize);
        private readonly Dictionary<string, int> _everSet = [];

        public bool FindsEvicted { get; init; }

        public bool ThrowsOnMiss { get; init; }

        public int Count => _cache.Count;

        public long Hits => _cache.Hits;

        public long Misses => _cache.Misses;

        public bool TryGet(string key, out int value)
        {
            var isHit = _cache.TryGet(key, out value);
            return isHit || (ThrowsOnMiss ? throw new KeyNotFoundException(key) : FindsEvicted && _everSet.TryGetValue(key, out value));
        }

        public void Put(string key, int value)
        {
            _everSet[key] = value;
            _cache.Put(key, value);
        }

        public void Clear()
        {
            _everSet.Clear();
            _cache.Clear();
        }
    }
}
