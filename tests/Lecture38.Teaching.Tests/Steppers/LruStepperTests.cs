using CsCheck;

namespace Lecture38.Teaching.Tests;

public class LruStepperTests
{
    /// <summary>Compares with a list in order of use, the simplest correct model.</summary>
    [Fact]
    public void Records_what_a_plain_list_in_order_of_use_would_do() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 9].Array[0, 60]).Sample((maxSize, accesses) =>
        {
            var recording = Stepper.Lru(accesses.Select(i => $"S{i}"), maxSize);
            List<string> order = [];
            var (hits, misses) = (0L, 0L);
            Assert.Equal(accesses.Length, recording.Steps.Count);
            foreach (var (step, access) in recording.Steps.Zip(accesses))
            {
                var isHit = order.Remove($"S{access}");
                (hits, misses) = (hits + (isHit ? 1 : 0), misses + (isHit ? 0 : 1));
                order.Insert(0, $"S{access}");
                var left = order.Count > maxSize ? order[^1] : null;
                order.Remove(left!);

                Assert.Equal($"S{access}", step.Key);
                Assert.Equal(isHit, step.IsHit);
                Assert.Equal(maxSize == 0 ? null : left, step.Evicted);
                Assert.Equal(order, step.Keys);
                Assert.Equal(new CacheInfo(hits, misses, maxSize, order.Count), step.Counters);
            }
        });

    [Fact]
    public void Equals_a_cache_driven_by_hand()
    {
        var cache = new LruCache<string, int>(3);
        foreach (var step in SampleRuns.Lru().Steps)
        {
            Assert.Equal(cache.TryGetValue(step.Key, out _), step.IsHit);
            var evicted = step.IsHit || !cache.Set(step.Key, 0, out var left) ? null : left;
            Assert.Equal(evicted, step.Evicted);
            Assert.Equal(cache.Keys, step.Keys);
        }
    }

    [Fact]
    public void Reads_as_a_table() => Assert.Equal(
        """
        LRU cache of at most 2 keys, asked 4 times

        Step  Access   Outcome  Evicted  Most recent first  Hits  Misses
        ----  -------  -------  -------  -----------------  ----  ------
           0  (start)                                          0       0
           1  S0       miss              S0                    0       1
           2  S1       miss              S1 S0                 0       2
           3  S0       hit               S0 S1                 1       2
           4  S2       miss     S1       S2 S0                 1       3
        """,
        Stepper.Lru(["S0", "S1", "S0", "S2"], maxSize: 2).ToString());

    [Fact]
    public void Without_a_step_there_is_the_start()
    {
        var recording = Stepper.Lru([], maxSize: 3);
        Assert.Empty(recording.Steps);
        Assert.Contains("Start:</b> the cache is empty and has room for 3 keys.", recording.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("keys", () => Stepper.Lru(null!, 3));
        Assert.Throws<ArgumentException>("keys", () => Stepper.Lru(["a", null!], 3));
        Assert.Throws<ArgumentOutOfRangeException>("maxSize", () => Stepper.Lru(["a"], -1));
        Assert.Throws<ArgumentOutOfRangeException>("maxSize", () => Stepper.Lru(["a"], Stepper.MaxPlaces + 1));
    }

    [Fact]
    public void Too_many_steps_are_refused_even_where_they_never_end()
    {
        var thrown = Assert.Throws<ArgumentException>("keys", () => Stepper.Lru(Endless(), 3));
        Assert.StartsWith("A stepper records at most 500 steps. Take fewer, such as keys.Take(60).", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(Stepper.MaxSteps, Stepper.Lru(Endless().Take(Stepper.MaxSteps), 3).Steps.Count);

        static IEnumerable<string> Endless()
        {
            while (true)
            {
                yield return "a";
            }
        }
    }
}
