using CsCheck;

namespace Lecture38.Tests.HitRatios;

public class HitRatioCurveTests
{
    [Fact]
    public void A_cycle_hits_nothing_until_the_whole_of_it_fits()
    {
        var curve = HitRatioCurve.Lru(AccessTrace.Cyclic(129, 12_900));
        Assert.Equal(0, curve[128]);
        Assert.Equal(0.99, curve[129], 10);
        Assert.Equal(129, curve.DistinctKeys);
        Assert.Equal(129, curve.Knee);
    }

    [Fact]
    public void Missing_keys_are_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("keys", () => HitRatioCurve.Lru<int>(null!));
        Assert.Throws<ArgumentNullException>("keys", () => HitRatioCurve.Clairvoyant<int>(null!));
    }

    [Fact]
    public void One_pass_gives_what_a_cache_of_each_size_counts() =>
        Gen.Int[0, 15].Array[0, 200].Sample(keys =>
        {
            var curve = HitRatioCurve.Lru(keys);
            Assert.Equal(keys.Distinct().Count(), curve.DistinctKeys);
            for (var size = 0; size <= 17; size++)
            {
                var cached = Memoize.Lru((int key) => key, size);
                foreach (var key in keys)
                {
                    cached.Invoke(key);
                }

                Assert.Equal(cached.Info.HitRatio, curve[size]);
            }
        });

    [Fact]
    public void No_cache_beats_the_clairvoyant_one_and_one_size_at_a_time_gives_its_curve() =>
        Gen.Int[0, 12].Array[0, 120].Sample(keys =>
        {
            var bound = HitRatioCurve.Clairvoyant(keys);
            var lru = HitRatioCurve.Lru(keys);
            Assert.Equal(lru.DistinctKeys, bound.DistinctKeys);
            Assert.Equal(lru[13], bound[13]);
            for (var size = 0; size <= 13; size++)
            {
                Assert.Equal(keys.Length == 0 ? 0 : (double)ClairvoyantHits(keys, size) / keys.Length, bound[size]);
                Assert.True(bound[size] >= lru[size]);
            }
        });

    private static long ClairvoyantHits(int[] keys, int size)
    {
        var held = new HashSet<int>();
        var hits = 0;
        foreach (var (time, key) in keys.Index())
        {
            if (held.Contains(key))
            {
                hits++;
            }
            else if (size > 0)
            {
                if (held.Count == size)
                {
                    held.Remove(held.MaxBy(one => Array.IndexOf(keys, one, time) is >= 0 and var next ? next : int.MaxValue));
                }

                held.Add(key);
            }
        }

        return hits;
    }

    [Fact]
    public void An_empty_stream_hits_nothing()
    {
        var curve = HitRatioCurve.Lru(Array.Empty<string>());
        Assert.Equal(0, curve[0]);
        Assert.Equal(0, curve[10]);
        Assert.Equal(0, curve.Knee);
    }

    [Fact]
    public void The_knee_of_a_step_is_where_it_rises()
    {
        // Three hot keys in turn, and now and then one that never comes back.
        var keys = Enumerable.Range(0, 3_000).Select(i => i % 100 == 99 ? 1_000 + i : i % 3);
        Assert.InRange(HitRatioCurve.Lru(keys).Knee, 3, 4);
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Equal("keys", Assert.Throws<ArgumentNullException>(() => HitRatioCurve.Lru<int>(null!)).ParamName);
        Assert.Equal("maxSize", Assert.Throws<ArgumentOutOfRangeException>(() => HitRatioCurve.Lru([1])[-1]).ParamName);
    }
}
