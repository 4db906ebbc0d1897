using CsCheck;

namespace Lecture38.Teaching.Tests;

public class TtlStepperTests
{
    private static readonly Gen<TtlOperation> Operations = Gen.Frequency(
        (4, Gen.Int[0, 5].Select(i => TtlOperation.Set($"S{i}"))),
        (3, Gen.Int[0, 5].Select(i => TtlOperation.Get($"S{i}"))),
        (1, Gen.Int[0, 5].Select(i => TtlOperation.Remove($"S{i}"))),
        (3, Gen.Int[1, 3].Select(seconds => TtlOperation.Wait(seconds))));

    /// <summary>Compares with a list that is searched linearly, the simplest correct model.</summary>
    [Fact]
    public void Records_what_a_plain_list_of_expiries_would_do() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 6], Operations.Array[0, 60]).Sample((maxSize, ttl, operations) =>
        {
            var recording = Stepper.Ttl(operations, TimeSpan.FromSeconds(ttl), maxSize);
            List<(string Key, double Expiry, int SetBy)> stored = [];
            var now = 0.0;
            Assert.Equal(operations, recording.Steps.Select(step => step.Operation));
            foreach (var (i, step) in recording.Steps.Index())
            {
                var (key, hit) = (step.Operation.Key, (bool?)null);
                (string, RemovalCause)? left = null;
                var at = stored.FindIndex(entry => entry.Key == key);
                switch (step.Operation.Kind)
                {
                    case TtlOperationKind.Wait:
                        now += step.Operation.Duration.TotalSeconds;
                        break;
                    case TtlOperationKind.Get:
                        hit = at >= 0 && now < stored[at].Expiry;
                        left = at >= 0 && hit is false ? (key!, RemovalCause.Expired) : null;
                        break;
                    case TtlOperationKind.Remove:
                        left = at >= 0 ? (key!, RemovalCause.Removed) : null;
                        break;
                    case TtlOperationKind.Set:
                        left = at >= 0 ? (key!, RemovalCause.Overwritten)
                            : stored.Count == maxSize ? (stored.MinBy(entry => entry.Expiry).Key, RemovalCause.Evicted)
                            : null;
                        break;
                }

                stored.RemoveAll(entry => entry.Key == left?.Item1);
                if (step.Operation.Kind == TtlOperationKind.Set)
                {
                    stored.Add((key!, now + ttl, i + 1));
                }

                Assert.Equal(hit, step.IsHit);
                Assert.Equal(left?.Item1, step.Removed?.Key);
                Assert.Equal(left?.Item2, step.Cause);
                Assert.Equal(TimeSpan.FromSeconds(now), step.Clock);
                Assert.Equal(
                    stored.Select(entry => new TtlEntry<string, int>(entry.Key, entry.SetBy, TimeSpan.FromSeconds(entry.Expiry - now))),
                    step.Entries);
                Assert.Equal(stored.Count == maxSize ? stored[0].Key : null, step.NextToGo);
            }
        });

    [Fact]
    public void An_expired_entry_stays_stored_until_somebody_asks()
    {
        var steps = Stepper.Ttl(
            [TtlOperation.Set("S0"), TtlOperation.Wait(TimeSpan.FromSeconds(2)), TtlOperation.Get("S0")], TimeSpan.FromSeconds(2), maxSize: 1).Steps;
        Assert.True(Assert.Single(steps[1].Entries).IsExpired);
        Assert.Equal("S0", steps[1].NextToGo);
        Assert.False(steps[2].IsHit);
        Assert.Empty(steps[2].Entries);
        Assert.Equal(RemovalCause.Expired, steps[2].Cause);
    }

    [Theory]
    [InlineData("S9 misses: it is not stored.")]
    [InlineData("S3 is set; the cache was full, so S0, the soonest to expire, is evicted.")]
    [InlineData("2 s pass; S1 and S2 expire but stay stored until they are looked up.")]
    [InlineData("S2 misses: it just expired, and the lookup removes it.")]
    [InlineData("S2 is set again and lives 2 s from now; nothing is evicted.")]
    [InlineData("S3 is removed before it expires.")]
    [InlineData("S9 is not stored, so there is nothing to remove.")]
    [InlineData("S0 hits; the lookup does not extend its life.")]
    public void Every_step_says_what_happened(string sentence) =>
        Assert.Contains(sentence, SampleRuns.Ttl().ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void Evicting_an_expired_entry_says_so() => Assert.Contains(
        "S1 is set; the cache was full, so S0, expired but still stored, is evicted.",
        Stepper.Ttl([TtlOperation.Set("S0"), TtlOperation.Wait(3), TtlOperation.Set("S1")], TimeSpan.FromSeconds(2), maxSize: 1).ToHtml(),
        StringComparison.Ordinal);

    [Fact]
    public void Reads_as_a_table() => Assert.Equal(
        """
        TTL cache of at most 1 entry, each living 2 s: 4 operations

        Step  Clock (s)  Operation    Outcome     Seconds left, soonest first  Next to go
        ----  ---------  -----------  ----------  ---------------------------  ----------
           0          0  (start)
           1          0  Set(S0)      stored      S0 2                         S0
           2        1.5  Wait(1.5 s)              S0 0.5                       S0
           3        1.5  Set(S1)      S0 evicted  S1 2                         S1
           4        1.5  Get(S0)      miss        S1 2                         S1
        """,
        Stepper.Ttl(
            [TtlOperation.Set("S0"), TtlOperation.Wait(1.5), TtlOperation.Set("S1"), TtlOperation.Get("S0")], TimeSpan.FromSeconds(2), maxSize: 1).ToString());

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        var second = TimeSpan.FromSeconds(1);
        Assert.Throws<ArgumentNullException>("operations", () => Stepper.Ttl(null!, second, 3));
        Assert.Throws<ArgumentException>("operations", () => Stepper.Ttl([null!], second, 3));
        Assert.Throws<ArgumentOutOfRangeException>("ttl", () => Stepper.Ttl([], TimeSpan.Zero, 3));
        Assert.Throws<ArgumentOutOfRangeException>("ttl", () => Stepper.Ttl([], TimeSpan.MaxValue, 3));
        Assert.Throws<ArgumentOutOfRangeException>("maxSize", () => Stepper.Ttl([], second, 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxSize", () => Stepper.Ttl([], second, Stepper.MaxPlaces + 1));
        Assert.Throws<ArgumentException>("operations", () => Stepper.Ttl(Enumerable.Repeat(TtlOperation.Wait(1), 501), second, 3));
        Assert.Throws<ArgumentNullException>("key", () => TtlOperation.Get(null!));
        Assert.Throws<ArgumentNullException>("key", () => TtlOperation.Set(null!));
        Assert.Throws<ArgumentNullException>("key", () => TtlOperation.Remove(null!));
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => TtlOperation.Wait(TimeSpan.Zero));
        Assert.All(
            [0, -1, 1e9, double.NaN, double.PositiveInfinity, 1e-12],
            duration => Assert.Throws<ArgumentOutOfRangeException>("seconds", () => TtlOperation.Wait(duration)));
    }

    [Fact]
    public void The_longest_waits_are_no_trouble() => Assert.Equal(
        TimeSpan.FromDays(365 * 499),
        Stepper.Ttl([TtlOperation.Set("S0"), .. Enumerable.Repeat(TtlOperation.Wait(TimeSpan.FromDays(365)), 499)], TimeSpan.FromDays(365), 1).Steps[^1].Clock);
}
