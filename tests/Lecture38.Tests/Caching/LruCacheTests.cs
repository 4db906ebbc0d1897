using CsCheck;

namespace Lecture38.Tests.Caching;

public class LruCacheTests
{
    [Fact]
    public void A_full_cache_evicts_the_least_recently_used()
    {
        var cache = new LruCache<string, int>(2);
        cache.Set("a", 1);
        cache.Set("b", 2);
        Assert.True(cache.TryGetValue("a", out _));

        Assert.True(cache.Set("c", 3, out var evicted));

        Assert.Equal("b", evicted);
        Assert.Equal(["c", "a"], cache.Keys);
    }

    [Fact]
    public void Asking_whether_a_key_is_there_does_not_change_the_order()
    {
        var cache = new LruCache<string, int>(2);
        cache.Set("a", 1);
        cache.Set("b", 2);

        Assert.True(cache.ContainsKey("a"));

        Assert.Equal(["b", "a"], cache.Keys);
    }

    [Fact]
    public void Overwriting_in_a_full_cache_evicts_nothing()
    {
        var cache = new LruCache<string, int>(2);
        cache.Set("a", 1);
        cache.Set("b", 2);

        Assert.False(cache.Set("a", 10, out _));

        Assert.Equal(["a", "b"], cache.Keys);
        Assert.True(cache.TryGetValue("a", out var value) && value == 10);
    }

    [Fact]
    public void TryAdd_leaves_a_present_key_and_the_order_alone()
    {
        var cache = new LruCache<string, int>(2);
        cache.Set("a", 1);
        cache.Set("b", 2);

        Assert.False(cache.TryAdd("a", 10));

        Assert.Equal(["b", "a"], cache.Keys);
        Assert.True(cache.TryGetValue("a", out var value) && value == 1);
    }

    [Fact]
    public void Size_zero_stores_nothing()
    {
        var cache = new LruCache<string, int>(0);
        Assert.False(cache.Set("a", 1, out _));
        Assert.False(cache.TryAdd("b", 1));
        Assert.Equal(0, cache.Count);
        Assert.False(cache.TryGetValue("a", out _));
    }

    [Fact]
    public void Null_is_a_key_and_a_value_like_any_other()
    {
        var cache = new LruCache<string?, string?>(2);
        cache.Set(null, null);

        Assert.True(cache.TryGetValue(null, out var value));
        Assert.Null(value);
        Assert.True(cache.Remove(null));
        Assert.False(cache.ContainsKey(null));
    }

    [Fact]
    public void A_comparer_decides_which_keys_are_equal()
    {
        var cache = new LruCache<string, int>(2, StringComparer.OrdinalIgnoreCase);
        cache.Set("S1", 1);
        Assert.True(cache.TryGetValue("s1", out _));
    }

    [Fact]
    public void A_negative_size_is_refused_by_name()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => new LruCache<int, int>(-1));
        Assert.Equal("maxSize", thrown.ParamName);
    }

    [Fact]
    public void Keys_whose_hashes_all_collide_are_told_apart()
    {
        var cache = new LruCache<int, int>(50, EqualityComparer<int>.Create((x, y) => x == y, _ => 42));
        for (var i = 0; i < 100; i++)
        {
            cache.Set(i, -i);
        }

        Assert.Equal(Enumerable.Range(50, 50).Reverse(), cache.Keys);
        Assert.All(cache.Keys, key => Assert.True(cache.TryGetValue(key, out var value) && value == -key));
    }

    [Fact]
    public void What_was_evicted_or_removed_is_not_kept_alive()
    {
        var cache = new LruCache<object, object>(1);
        var (evictedKey, evictedValue) = SetNew(cache);
        var (removedKey, removedValue) = SetNew(cache);
        RemoveAll(cache);

        GC.Collect();

        Assert.All([evictedKey, evictedValue, removedKey, removedValue], gone => Assert.False(gone.IsAlive));
        GC.KeepAlive(cache);

        static (WeakReference Key, WeakReference Value) SetNew(LruCache<object, object> cache)
        {
            var (key, value) = (new object(), new object());
            cache.Set(key, value);
            return (new WeakReference(key), new WeakReference(value));
        }

        static void RemoveAll(LruCache<object, object> cache)
        {
            foreach (var key in cache.Keys)
            {
                cache.Remove(key);
            }
        }
    }

    [Fact]
    public void A_hit_and_a_steady_add_that_evicts_allocate_nothing()
    {
        var cache = new LruCache<int, long>(100);
        var next = 0;
        for (; next < 200; next++)
        {
            cache.Set(next, next);
        }

        var allocated = MemoryAudit.AllocatedBytes(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                cache.TryGetValue(next - 1, out _);
                cache.Set(next, next);
                next++;
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Memory_follows_the_entries_not_the_bound()
    {
        var allocated = MemoryAudit.AllocatedBytes(() => new LruCache<int, int>(int.MaxValue).Set(1, 1));
        Assert.InRange(allocated, 1, 1_000);
    }

    [Fact]
    public void Hits_and_misses_are_counted_until_the_cache_is_cleared()
    {
        var cache = new LruCache<string, int>(2);
        cache.Set("a", 1);
        cache.TryGetValue("a", out _);
        cache.TryGetValue("b", out _);
        cache.ContainsKey("a");
        Assert.Equal(new CacheInfo(1, 1, 2, 1), cache.Info);
        cache.Clear();
        Assert.Equal(new CacheInfo(0, 0, 2, 0), cache.Info);
    }

    /// <summary>Threads that use a cache without a lock can join the links of its slots to a loop. Here the loop is made by hand.</summary>
    [Fact]
    public void Links_that_form_a_loop_are_detected()
    {
        AssertDetected(cache => cache.TryGetValue(99, out _), LoopInBucket);
        AssertDetected(cache => cache.ContainsKey(99), LoopInBucket);
        AssertDetected(cache => cache.Set(99, 0), LoopInBucket);
        AssertDetected(cache => cache.TryAdd(99, 0), LoopInBucket);
        AssertDetected(cache => cache.Remove(99), LoopInBucket);
        AssertDetected(cache => _ = cache.Keys, LoopInOrder);
        AssertDetected(
            cache =>
            {
                for (var key = 10; key < 20; key++)
                {
                    cache.Table.Set(0, key, (uint)key, 0, out _);
                }
            },
            LoopInOrder);
        AssertDetected(cache => cache.Table.Remove(cache.Table.First), cache => cache.Table[cache.Table.First].Hash++);
        AssertDetected(cache => cache.Table.Remove(cache.Table.First), LoopBesideFirst);

        static void AssertDetected(Action<LruCache<int, int>> use, Action<LruCache<int, int>> corrupt)
        {
            var cache = new LruCache<int, int>(null, EqualityComparer<int>.Create((x, y) => x == y, _ => 42));
            for (var key = 0; key < 4; key++)
            {
                cache.Set(key, key);
            }

            corrupt(cache);
            Assert.Contains("several threads", Assert.Throws<InvalidOperationException>(() => use(cache)).Message);
        }

        static void LoopInBucket(LruCache<int, int> cache) => cache.Table[cache.Table.First].NextInBucket = cache.Table.Last;
        static void LoopInOrder(LruCache<int, int> cache) =>
            (cache.Table[cache.Table.Last].Next, cache.Table[cache.Table.First].Previous) = (cache.Table.First, cache.Table.Last);
        static void LoopBesideFirst(LruCache<int, int> cache) => cache.Table[cache.Table.Last].NextInBucket = cache.Table.Last;
    }

    [Fact]
    public void A_key_that_changes_while_it_is_stored_breaks_nothing()
    {
        var cache = new LruCache<List<int>, int>(2, EqualityComparer<List<int>>.Create((x, y) => x![0] == y![0], key => key[0]));
        for (var i = 0; i < 5; i++)
        {
            List<int> key = [i];
            cache.Set(key, i);
            key[0] += 100;
            Assert.InRange(cache.Count, 1, 2);
        }

        Assert.Equal([104, 103], cache.Keys.Select(key => key[0]));
    }

    /// <summary>The whole behaviour against a list in order of use, the simplest thing that can be right.</summary>
    [Fact]
    public void Agrees_with_a_plain_list_after_any_operations() =>
        Gen.Select(
                Gen.Int[0, 8],
                Gen.Int[1, 16],
                Gen.Select(Gen.Enum<Operation>(), Gen.Int[0, 12]).Array[0, 200])
            .Sample((maxSize, hashes, operations) => AgreesWithList(maxSize == 8 ? null : maxSize, hashes, operations));

    private static void AgreesWithList(int? maxSize, int hashes, (Operation, int)[] operations)
    {
        // As many different hashes as the generator likes: few of them make long chains.
        var comparer = EqualityComparer<int>.Create((x, y) => x == y, key => key % hashes);
        var cache = new LruCache<int, int>(maxSize, hashes == 16 ? null : comparer);
        var model = new List<(int Key, int Value)>();
        foreach (var (index, (operation, key)) in operations.Index())
        {
            var at = model.FindIndex(entry => entry.Key == key);
            switch (operation)
            {
                case Operation.Get:
                    Assert.Equal(at >= 0, cache.TryGetValue(key, out var value));
                    if (at >= 0)
                    {
                        Assert.Equal(model[at].Value, value);
                        var entry = model[at];
                        model.RemoveAt(at);
                        model.Insert(0, entry);
                    }

                    break;
                case Operation.Set:
                    int? expectedEviction = at < 0 && maxSize > 0 && model.Count == maxSize ? model[^1].Key : null;
                    Assert.Equal(expectedEviction, cache.Set(key, index, out var evicted) ? evicted : null);
                    if (at >= 0)
                    {
                        model.RemoveAt(at);
                    }
                    else if (expectedEviction is not null)
                    {
                        model.RemoveAt(model.Count - 1);
                    }

                    if (maxSize != 0)
                    {
                        model.Insert(0, (key, index));
                    }

                    break;
                case Operation.TryAdd:
                    var fits = at < 0 && maxSize != 0;
                    Assert.Equal(fits, cache.TryAdd(key, index));
                    if (fits)
                    {
                        model.Insert(0, (key, index));
                        if (model.Count > maxSize)
                        {
                            model.RemoveAt(model.Count - 1);
                        }
                    }

                    break;
                case Operation.Contains:
                    Assert.Equal(at >= 0, cache.ContainsKey(key));
                    break;
                case Operation.Remove:
                    Assert.Equal(at >= 0, cache.Remove(key));
                    if (at >= 0)
                    {
                        model.RemoveAt(at);
                    }

                    break;
                case Operation.Clear when key == 0:
                    cache.Clear();
                    model.Clear();
                    break;
            }

            Assert.Equal(model.Select(entry => entry.Key), cache.Keys);
            Assert.Equal(model.Count, cache.Count);
        }
    }

    private enum Operation
    {
        Get,
        Set,
        TryAdd,
        Contains,
        Remove,
        Clear,
    }
}
