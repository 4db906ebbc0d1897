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
    public void Exactly_at_its_expiry_a_stored_entry_says_that_it_is_expired()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: _clock);
        cache.Set("S1", 1);
        _clock.Advance(TwoSeconds - TimeSpan.FromTicks(1));
        Assert.False(cache.Entries[0].IsExpired);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(cache.Entries[0].IsExpired);
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
    public void Remove_tells_whether_there_was_an_entry()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: _clock);
        cache.Set("S1", 1);
        Assert.True(cache.Remove("S1"));
        Assert.False(cache.Remove("S1"));
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
        var cache = new TtlCache<string, int>(TimeSpan.FromTicks(1), timeProvider: TimeProvider.System);
        cache.Set("S1", 1);
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromTicks(2))
        {
        }

        Assert.False(cache.TryGetValue("S1", out _));
    }

    [Fact]
    public void Without_a_clock_the_tick_count_expires_entries()
    {
        var cache = new TtlCache<string, int>(TimeSpan.FromMilliseconds(1));
        cache.Set("S1", 1);
        var setAtTheLatest = Environment.TickCount64;
        SpinWait.SpinUntil(() => Environment.TickCount64 > setAtTheLatest);

        Assert.False(cache.TryGetValue("S1", out _));
        Assert.Equal(0, cache.Count);
    }

    /// <summary>With two clocks, or two looks at one, a pause in between would lengthen or shorten a life.</summary>
    [Fact]
    public void Every_operation_reads_its_clock_once_at_most()
    {
        var clock = new CountingClock(1_000);
        var cache = new TtlCache<string, int>(TwoSeconds, maxSize: 1, clock);
        Assert.Equal(1, Reads(() => cache.Set("S1", 1)));
        Assert.Equal(1, Reads(() => cache.Set("S1", 2)));
        Assert.Equal(1, Reads(() => cache.Set("S2", 3)));
        Assert.Equal(1, Reads(() => cache.TryGetValue("S2", out _)));
        Assert.Equal(0, Reads(() => cache.TryGetValue("S1", out _)));
        Assert.Equal(1, Reads(() => _ = cache.Entries));
        Assert.Equal(0, Reads(() => _ = cache.Info));

        int Reads(Action action)
        {
            var before = clock.Reads;
            action();
            return clock.Reads - before;
        }
    }

    [Fact]
    public void A_pause_while_a_clock_is_read_lengthens_no_life()
    {
        // The thread is held up for two seconds right after it has read the clock.
        var clock = new CountingClock(1_000);
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: clock);
        clock.AfterRead = () => clock.Timestamp += 2_000;
        cache.Set("S1", 1);
        clock.AfterRead = null;

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
        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => cache.Remove(null!)).ParamName);
    }

    [Fact]
    public void Hits_and_misses_are_counted_until_the_cache_is_cleared()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, maxSize: 3, _clock);
        cache.Set("S1", 1);
        cache.TryGetValue("S1", out _);
        cache.TryGetValue("S1", out _);
        cache.TryGetValue("S2", out _);
        Assert.Equal(new CacheInfo(2, 1, 3, 1), cache.Info);

        _clock.Advance(TwoSeconds);
        cache.TryGetValue("S1", out _);
        Assert.Equal(new CacheInfo(2, 2, 3, 0), cache.Info);

        cache.Set("S1", 1);
        cache.Clear();
        Assert.Equal(new CacheInfo(0, 0, 3, 0), cache.Info);
        Assert.Empty(cache.Entries);
        cache.TryGetValue("S1", out _);
        Assert.Equal(new CacheInfo(0, 1, 3, 0), cache.Info);
    }

    [Fact]
    public void A_comparer_decides_which_keys_are_equal()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, comparer: StringComparer.OrdinalIgnoreCase);
        cache.Set("S1", 1);
        cache.Set("s1", 2);
        Assert.True(cache.TryGetValue("S1", out var value) && value == 2);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void A_key_that_changes_while_it_is_stored_breaks_nothing()
    {
        var cache = new TtlCache<MutableKey, int>(TwoSeconds, maxSize: 2, _clock);
        var keys = Enumerable.Range(0, 5).Select(id => new MutableKey { Id = id }).ToList();
        foreach (var key in keys)
        {
            cache.Set(key, key.Id);
            key.Id += 100;
            Assert.InRange(cache.Count, 1, 2);
        }

        Assert.Equal(keys[3..], cache.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void What_a_comparer_or_a_clock_throws_leaves_the_cache_usable()
    {
        var clock = new CountingClock(1_000);
        var isFaulty = false;
        var comparer = EqualityComparer<string>.Create((x, y) => isFaulty ? throw new FormatException() : x == y, _ => 0);
        var cache = new TtlCache<string, int>(TwoSeconds, maxSize: 2, clock, comparer);
        cache.Set("S1", 1);

        isFaulty = true;
        Assert.Throws<FormatException>(() => cache.Set("S1", 2));
        Assert.Throws<FormatException>(() => cache.Remove("S1"));
        Assert.Throws<FormatException>(() => cache.TryGetValue("S1", out _));
        isFaulty = false;
        clock.AfterRead = () => throw new FormatException();
        Assert.Throws<FormatException>(() => cache.Set("S1", 2));
        Assert.Throws<FormatException>(() => cache.Entries);
        clock.AfterRead = null;

        Assert.True(cache.TryGetValue("S1", out var value) && value == 1);
        cache.Set("S2", 2);
        Assert.True(cache.Remove("S1"));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void A_comparer_may_use_the_cache_itself()
    {
        TtlCache<int, int>? cache = null;
        var isNested = false;
        var comparer = EqualityComparer<int>.Create(
            (x, y) =>
            {
                if (!isNested)
                {
                    isNested = true;
                    Assert.False(cache!.TryGetValue(99, out _));
                    isNested = false;
                }

                return x == y;
            },
            _ => 0);
        cache = new TtlCache<int, int>(TwoSeconds, comparer: comparer);
        cache.Set(7, 1);
        cache.Set(9, 2);
        Assert.True(cache.Remove(7));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void Overwriting_and_evicting_allocate_nothing()
    {
        var cache = new TtlCache<int, Calibration>(TwoSeconds, maxSize: 100);
        var next = 0;
        for (; next < 200; next++)
        {
            cache.Set(next, default);
        }

        var allocated = MemoryAudit.AllocatedBytes(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                cache.Set(next, default);
                cache.Set(next++, default);
            }
        });

        Assert.Equal(0, allocated);
    }

    /// <summary>A key and a value of four words each, whose words all agree: a torn one would not.</summary>
    [Fact]
    public void Threads_that_share_a_cache_neither_lose_the_bound_nor_see_torn_keys_or_values()
    {
        const int Threads = 4;
        const int LookupsEach = 100_000;
        var comparer = EqualityComparer<Wide>.Create((x, y) => x.Check() == y.Check(), key => (int)key.A % 3);
        var cache = new TtlCache<Wide, Wide>(TimeSpan.FromTicks(2_000), maxSize: 8, TimeProvider.System, comparer);
        using var start = new Barrier(Threads);
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, Threads).Select(seed => new Thread(() =>
        {
            try
            {
                var random = new Random(seed);
                start.SignalAndWait();
                for (var lookups = 0; lookups < LookupsEach;)
                {
                    var key = random.Next(16);
                    switch (random.Next(5))
                    {
                        case 0:
                            cache.Set(new Wide(key), new Wide(key));
                            break;
                        case 1:
                            cache.Remove(new Wide(key));
                            break;
                        case 2 when key == 0:
                            Assert.All(cache.Entries, entry => Assert.Equal(entry.Key.Check(), entry.Value.Check()));
                            break;
                        default:
                            if (cache.TryGetValue(new Wide(key), out var value) && value.Check() != key)
                            {
                                Assert.Fail($"The value of key {key} is {value}.");
                            }

                            lookups++;
                            break;
                    }

                    if (cache.Count is < 0 or > 8)
                    {
                        Assert.Fail($"{cache.Count} entries.");
                    }
                }
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }
            }
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Empty(failures);
        Assert.Equal(Threads * LookupsEach, cache.Info.Hits + cache.Info.Misses);

        // Table and order must still agree: everything listed can be removed by key, and then nothing is left.
        Assert.All(cache.Entries, entry => Assert.True(cache.Remove(entry.Key)));
        Assert.Equal(0, cache.Count);
    }

    /// <summary>A reader must not combine the buckets of one array with the slots of another.</summary>
    [Fact]
    public async Task Lookups_survive_a_table_that_grows_and_is_cleared()
    {
        const int Keys = 200;
        const int Rounds = 2_000;
        var cache = new TtlCache<int, Wide>(TwoSeconds, Keys, _clock);
        using var isDone = new CancellationTokenSource();
        var reader = Task.Factory.StartNew(
            () =>
            {
                for (var key = 0; !isDone.IsCancellationRequested; key = (key + 7) % Keys)
                {
                    if (cache.TryGetValue(key, out var value) && value.Check() != key)
                    {
                        Assert.Fail($"The value of key {key} is {value}.");
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        for (var round = 0; round < Rounds && !reader.IsCompleted; round++)
        {
            for (var key = 0; key < Keys; key++)
            {
                cache.Set(key, new Wide(key));
            }

            cache.Clear();
        }

        await isDone.CancelAsync();
        await reader;
    }

    /// <summary>Whatever threads do at the same time, there is an order of their calls that explains every result (CsCheck finds it).</summary>
    [Fact]
    public void Concurrent_calls_are_linearizable()
    {
        var key = Gen.Int[0, 3];
        Gen.Const(0).Select(_ => new TtlCache<int, int>(TwoSeconds, maxSize: 3, _clock)).SampleParallel(
            Gen.Select(key, Gen.Int[0, 99]).Operation<TtlCache<int, int>>((cache, set) => cache.Set(set.Item1, set.Item2)),
            key.Operation<TtlCache<int, int>>((cache, k) => cache.Remove(k)),
            key.Operation<TtlCache<int, int>>((cache, k) => cache.TryGetValue(k, out _)),
            Gen.Operation<TtlCache<int, int>>(cache => cache.Clear()),
            equal: (x, y) => x.Entries.SequenceEqual(y.Entries),
            iter: 20);
    }

    [Fact]
    public void A_load_is_kept_unless_its_key_was_stored_or_anything_removed_meanwhile()
    {
        var cache = new TtlCache<string, int>(TwoSeconds, timeProvider: _clock);
        var generation = cache.Generation;
        Assert.True(cache.TryAdd("S1", 1, generation));
        Assert.False(cache.TryAdd("S1", 2, generation));
        _clock.Advance(TwoSeconds);
        Assert.True(cache.TryAdd("S1", 3, generation));
        cache.Remove("S2");
        Assert.False(cache.TryAdd("S3", 4, generation));
        generation = cache.Generation;
        cache.Clear();
        Assert.False(cache.TryAdd("S3", 5, generation));
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
                    Assert.Equal(model.Remove(key), cache.Remove(key));
                    break;
            }

            Assert.Equal(model.Count, cache.Count);
            Assert.Equal(model.OrderBy(pair => pair.Value.Expiry).Select(pair => pair.Key), cache.Entries.Select(stored => stored.Key));
        }
    }

    private sealed class MutableKey
    {
        public int Id { get; set; }

        public override bool Equals(object? obj) => obj is MutableKey other && other.Id == Id;

        public override int GetHashCode() => Id;
    }

    private readonly record struct Wide(long A, long B, long C, long D)
    {
        public Wide(long value)
            : this(value, value, value, value)
        {
        }

        public long Check() => A == B && B == C && C == D ? A : throw new InvalidOperationException($"Torn: {this}.");
    }

    private sealed class CountingClock(long frequency) : TimeProvider
    {
        public long Timestamp { get; set; }

        public override long TimestampFrequency => frequency;

        public int Reads { get; private set; }

        public Action? AfterRead { get; set; }

        public override long GetTimestamp()
        {
            var timestamp = Timestamp;
            Reads++;
            AfterRead?.Invoke();
            return timestamp;
        }
    }
}
