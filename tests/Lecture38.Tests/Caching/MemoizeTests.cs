namespace Lecture38.Tests.Caching;

public class MemoizeTests
{
    [Fact]
    public void Ten_sensors_miss_ten_times_in_five_thousand_calls()
    {
        var calls = 0;
        var cached = Memoize.Lru((string id) => { calls++; return id.Length; }, maxSize: 16);
        for (var i = 0; i < 5_000; i++)
        {
            cached.Invoke($"S{i % 10}");
        }

        Assert.Equal(10, calls);
        Assert.Equal(new CacheInfo(4_990, 10, 16, 10), cached.Info);
        Assert.Equal(0.998, cached.Info.HitRatio);
    }

    [Fact]
    public void An_exception_is_a_miss_and_is_not_stored()
    {
        var calls = 0;
        var cached = Memoize.Lru<int, int>(_ => ++calls == 1 ? throw new InvalidOperationException("first") : calls);

        Assert.Throws<InvalidOperationException>(() => cached.Invoke(7));
        Assert.Equal(2, cached.Invoke(7));
        Assert.Equal(2, cached.Invoke(7));

        Assert.Equal(new CacheInfo(1, 2, 128, 1), cached.Info);
    }

    [Fact]
    public void Null_is_a_result_worth_keeping()
    {
        var calls = 0;
        var cached = Memoize.Lru<string?, string?>(_ => { calls++; return null; });
        Assert.Null(cached.Invoke(null));
        Assert.Null(cached.Invoke(null));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Clear_resets_the_counters_too()
    {
        var cached = Memoize.Lru((int x) => x);
        cached.Invoke(1);
        cached.Invoke(1);

        cached.Clear();

        Assert.Equal(new CacheInfo(0, 0, 128, 0), cached.Info);
        Assert.Empty(cached.Keys);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(null)]
    public void A_call_that_runs_during_Clear_is_not_kept(int? maxSize)
    {
        CachedFunction<int, int>? cached = null;
        var calls = 0;
        cached = Memoize.Lru(
            (int x) =>
            {
                if (calls++ == 0)
                {
                    cached!.Clear();
                }

                return calls;
            },
            maxSize);

        Assert.Equal(1, cached.Invoke(7));
        Assert.Equal(new CacheInfo(0, 0, maxSize, 0), cached.Info);
        Assert.Equal(2, cached.Invoke(7));
        Assert.Equal(2, cached.Invoke(7));
    }

    [Fact]
    public void Keys_are_in_order_of_use()
    {
        var cached = Memoize.Lru((char c) => c, 3);
        foreach (var c in "abcab")
        {
            cached.Invoke(c);
        }

        Assert.Equal("bac", string.Concat(cached.Keys));
    }

    [Fact]
    public void A_recursive_function_calls_itself_through_its_cache()
    {
        CachedFunction<int, long>? fibonacci = null;
        fibonacci = Memoize.Lru((int n) => n < 2 ? n : fibonacci!.Invoke(n - 1) + fibonacci.Invoke(n - 2), maxSize: null);

        Assert.Equal(2_880_067_194_370_816_120, fibonacci.Invoke(90));

        // Each n from 0 to 90 is computed once; all but the first two ask for two others, and half of those are hits.
        Assert.Equal(new CacheInfo(88, 91, null, 91), fibonacci.Info);
    }

    /// <summary>As in CPython.</summary>
    [Theory]
    [InlineData(128, "inner")]
    [InlineData(null, "outer after inner")]
    public void Of_two_results_for_one_key_a_bounded_cache_keeps_the_first_and_an_unbounded_one_the_latest(int? maxSize, string kept)
    {
        CachedFunction<int, string>? cached = null;
        var depth = 0;
        cached = Memoize.Lru((int key) => depth++ == 0 ? "outer after " + cached!.Invoke(key) : "inner", maxSize);

        Assert.Equal("outer after inner", cached.Invoke(1));

        Assert.Equal(kept, cached.Invoke(1));
        Assert.Equal(new CacheInfo(1, 2, maxSize, 1), cached.Info);
    }

    [Fact]
    public void A_hit_allocates_nothing()
    {
        var cached = Memoize.Lru((string id) => new Calibration(1, 2));
        cached.Invoke("S1");
        Assert.Equal(0, MemoryAudit.AllocatedBytes(() => cached.Invoke("S1")));
    }

    [Fact]
    public void No_call_is_lost_when_threads_share_a_cache()
    {
        const int Threads = 4;
        const int CallsEach = 20_000;
        var cached = Memoize.Lru((int x) => x * x, maxSize: 8);
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            start.SignalAndWait();
            for (var i = 0; i < CallsEach; i++)
            {
                var key = random.Next(16);
                Assert.Equal(key * key, cached.Invoke(key));
            }
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(Threads * CallsEach, cached.Info.Hits + cached.Info.Misses);
        Assert.Equal(8, cached.Info.CurrentSize);
        Assert.Equal(8, cached.Keys.Distinct().Count());
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => Memoize.Lru<int, int>(null!)).ParamName);
        Assert.Equal("maxSize", Assert.Throws<ArgumentOutOfRangeException>(() => Memoize.Lru((int x) => x, -1)).ParamName);
    }

    [Fact]
    public void Before_the_first_call_the_hit_ratio_is_zero() => Assert.Equal(0, Memoize.Lru((int x) => x).Info.HitRatio);
}
