using CsCheck;

namespace Lecture38.Teaching.Tests;

/// <summary>The model for students' caches must itself be right.</summary>
public class ExpiringCacheModelTests
{
    private static readonly Gen<(int Key, int Wait, bool IsSet)[]> Steps =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Bool).Array[0, 60];

    [Fact]
    public void Without_sliding_it_does_what_the_library_s_cache_does() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 8], Steps).Sample((maxSize, seconds, steps) =>
        {
            var (clock, ttl) = (new ManualClock(), TimeSpan.FromSeconds(seconds));
            var real = new TtlCache<string, int>(ttl, maxSize, clock);
            var model = new ExpiringCacheModel(ttl, maxSize, clock, readsExtend: false);
            foreach (var (i, (key, wait, isSet)) in steps.Index())
            {
                clock.Advance(TimeSpan.FromSeconds(wait));
                if (isSet)
                {
                    real.Set($"S{key}", i);
                    model.Set($"S{key}", i);
                }
                else
                {
                    Assert.Equal((real.TryGetValue($"S{key}", out var expected), expected), (model.TryGet($"S{key}", out var value), value));
                }

                Assert.Equal(real.Count, model.Count);
                Assert.Equal(real.Entries.Count(entry => !entry.IsExpired), model.Living);
            }
        });

    [Fact]
    public void With_sliding_a_hit_begins_a_new_life()
    {
        var clock = new ManualClock();
        var model = new ExpiringCacheModel(TimeSpan.FromSeconds(3), maxSize: 2, clock, readsExtend: true);
        model.Set("S0", 1);

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(model.TryGet("S0", out _));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(model.TryGet("S0", out _));
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.False(model.TryGet("S0", out _));
    }
}
