using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Lecture38.Tests.Caching;

public class TtlCacheTests
{
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Exactly_at_its_expiry_an_entry_is_expired()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: _clock);
        cache.Set("S1", 1);

        _clock.Advance(TwoSeconds - TimeSpan.FromTicks(1));
        Assert.True(cache.TryGetValue("S1", out _));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(cache.TryGetValue("S1", out _));
    }

    [Fact]
    public void An_expired_entry_counts_until_it_is_touched()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: _clock);
        cache.Set("S1", 1);
        cache.Set("S2", 2);
        _clock.Advance(TimeSpan.FromSeconds(2.5));

        Assert.Equal(2, cache.Count);
        Assert.All(cache.Entries, entry => Assert.True(entry.IsExpired));
        Assert.Equal(2, cache.Count);

        Assert.False(cache.TryGetValue("S1", out _));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void Setting_the_wall_clock_back_keeps_nothing_alive()
    {
        var wallClock = new AdjustableWallClock(_clock);
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: wallClock);
        cache.Set("S1", 1);

        wallClock.AdjustBy(TimeSpan.FromHours(-1));
        Assert.True(cache.TryGetValue("S1", out _));
        _clock.Advance(TwoSeconds);
        Assert.False(cache.TryGetValue("S1", out _));
    }

    [Fact]
    public void A_full_cache_evicts_the_soonest_to_expire()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, maxSize: 2, _clock);
        cache.Set("old", 1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        cache.Set("new", 2);
        cache.TryGetValue("old", out _);

        Assert.True(cache.Set("newest", 3, out var evicted));
        Assert.Equal("old", evicted);
    }

    [Fact]
    public void Overwriting_in_a_full_cache_evicts_nothing_and_gives_a_new_life()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, maxSize: 2, _clock);
        cache.Set("a", 1);
        cache.Set("b", 2);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(cache.Set("a", 10, out _));

        Assert.Equal(["b", "a"], cache.Entries.Select(entry => entry.Key));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(cache.TryGetValue("b", out _));
        Assert.True(cache.TryGetValue("a", out var value) && value == 10);
    }

    [Fact]
    public void Invalidate_tells_whether_there_was_an_entry()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: _clock);
        cache.Set("S1", 1);
        Assert.True(cache.Invalidate("S1"));
        Assert.False(cache.Invalidate("S1"));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void A_hit_allocates_nothing()
    {
        var cache = new TtlCache<string, int>(TimeSpan.FromMinutes(5));
        cache.Set("S1", 1);
        Assert.Equal(0, MemoryAudit.AllocatedBytes(() => cache.TryGetValue("S1", out _)));
    }

    [Fact]
    public void The_system_clock_serves_short_lives_too()
    {
        // Shorter than the coarse clock can tell: only the precise one may decide.
        var cache = new TtlCache<string, int>(TimeSpan.FromTicks(1));
        cache.Set("S1", 1);
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromTicks(2))
        {
        }

        Assert.False(cache.TryGetValue("S1", out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(10_000_000)]
    [InlineData(1_000_000_000)]
    public void Any_clock_frequency_gives_the_same_lives(long frequency)
    {
        var clock = new CountingClock(frequency);
        var cache = new TtlCache<string, int>(TimeSpan.FromSeconds(3), timeProvider: clock);
        cache.Set("S1", 1);
        clock.Timestamp = 3 * frequency - 1;
        Assert.True(cache.TryGetValue("S1", out _));
        clock.Timestamp = 3 * frequency;
        Assert.False(cache.TryGetValue("S1", out _));
    }

    [Fact]
    public void The_longest_life_there_is_does_not_overflow()
    {
        var clock = new CountingClock(1_000_000_000) { Timestamp = long.MaxValue - 10 };
        var cache = new TtlCache<string, int>(TimeSpan.MaxValue, timeProvider: clock);
        cache.Set("S1", 1);
        Assert.True(cache.TryGetValue("S1", out _));
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Equal("ttl", Assert.Throws<ArgumentOutOfRangeException>(() => new TtlCache<int, int>(TimeSpan.Zero)).ParamName);
        Assert.Equal("maxSize", Assert.Throws<ArgumentOutOfRangeException>(() => new TtlCache<int, int>(TwoSeconds, 0)).ParamName);
        var cache = new TtlCache<string, int>(TwoSeconds);
        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => cache.TryGetValue(null!, out _)).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => cache.Set(null!, 1)).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => cache.Invalidate(null!)).ParamName);
    }

    [Fact]
    public void Threads_that_share_a_cache_neither_lose_the_bound_nor_mix_values()
    {
        const int Threads = 4;
        var cache = new TtlCache<int, (int Key, int Twice)>(TimeSpan.FromTicks(2_000), maxSize: 8);
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            start.SignalAndWait();
            for (var i = 0; i < 20_000; i++)
            {
                var key = random.Next(16);
                switch (random.Next(4))
                {
                    case 0:
                        cache.Set(key, (key, 2 * key));
                        break;
                    case 1:
                        cache.Invalidate(key);
                        break;
                    default:
                        Assert.True(!cache.TryGetValue(key, out var value) || value == (key, 2 * key));
                        break;
                }

                Assert.InRange(cache.Count, 0, 8);
            }
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        // Both structures inside must still agree: everything listed can be removed by key, and then nothing is left.
        Assert.All(cache.Entries, entry => Assert.True(cache.Invalidate(entry.Key)));
        Assert.Equal(0, cache.Count);
    }

    /// <summary>The whole behaviour against a dictionary and a search for the minimum, as the lecture has it.</summary>
    [Fact]
    public void Agrees_with_a_search_for_the_minimum_after_any_operations() =>
        Gen.Select(
                Gen.Int[1, 6],
                Gen.Int[1, 20],
                Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[1, 5]).Array[0, 200])
            .Sample((maxSize, ttl, operations) => AgreesWithDictionary(maxSize, ttl, operations));

    private static void AgreesWithDictionary(int maxSize, int ttl, (int Operation, int Key, int Milliseconds)[] operations)
    {
        var clock = new FakeTimeProvider();
        var cache = new TtlCache<int, int>(TimeSpan.FromMilliseconds(ttl), maxSize, clock);
        var model = new Dictionary<int, (int Value, int Expiry)>();
        var now = 0;
        foreach (var (index, (operation, key, milliseconds)) in operations.Index())
        {
            clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            now += milliseconds;
            switch (operation)
            {
                case 0:
                    var isAlive = model.TryGetValue(key, out var entry) && now < entry.Expiry;
                    Assert.Equal(isAlive, cache.TryGetValue(key, out var value));
                    Assert.Equal(isAlive ? entry.Value : 0, value);
                    if (!isAlive)
                    {
                        model.Remove(key);
                    }

                    break;
                case 1:
                    int? soonest = !model.ContainsKey(key) && model.Count == maxSize ? model.MinBy(pair => pair.Value.Expiry).Key : null;
                    Assert.Equal(soonest, cache.Set(key, index, out var evicted) ? evicted : null);
                    model.Remove(soonest ?? key);
                    model[key] = (index, now + ttl);
                    break;
                default:
                    Assert.Equal(model.Remove(key), cache.Invalidate(key));
                    break;
            }

            Assert.Equal(model.Count, cache.Count);
            Assert.Equal(model.OrderBy(pair => pair.Value.Expiry).Select(pair => pair.Key), cache.Entries.Select(stored => stored.Key));
        }
    }

    private sealed class CountingClock(long frequency) : TimeProvider
    {
        public long Timestamp { get; set; }

        public override long TimestampFrequency => frequency;

        public override long GetTimestamp() => Timestamp;
    }
}
