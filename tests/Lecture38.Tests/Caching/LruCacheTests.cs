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

    /// <summary>The whole behaviour against a list in order of use, the simplest thing that can be right.</summary>
    [Fact]
    public void Agrees_with_a_plain_list_after_any_operations() =>
        Gen.Select(
                Gen.Int[0, 8],
                Gen.Select(Gen.Enum<Operation>(), Gen.Int[0, 12]).Array[0, 200])
            .Sample((maxSize, operations) => AgreesWithList(maxSize == 8 ? null : maxSize, operations));

    private static void AgreesWithList(int? maxSize, (Operation, int)[] operations)
    {
        var cache = new LruCache<int, int>(maxSize);
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
        Remove,
        Clear,
    }
}
