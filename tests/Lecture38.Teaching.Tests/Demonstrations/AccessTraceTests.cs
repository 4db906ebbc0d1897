namespace Lecture38.Teaching.Tests;

public class AccessTraceTests
{
    [Fact]
    public void A_cycle_takes_all_keys_in_turn() => Assert.Equal([0, 1, 2, 0, 1], AccessTrace.Cyclic(3, 5));

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        Assert.Equal(AccessTrace.Zipf(100, 1_000, 1, seed: 7), AccessTrace.Zipf(100, 1_000, 1, seed: 7));
        Assert.NotEqual(AccessTrace.Zipf(100, 1_000, 1, seed: 7), AccessTrace.Zipf(100, 1_000, 1, seed: 8));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    [InlineData(1.2)]
    public void Keys_come_as_often_as_their_rank_says(double exponent)
    {
        const int Keys = 20;
        const int Accesses = 200_000;
        var counts = AccessTrace.Zipf(Keys, Accesses, exponent, seed: 38).CountBy(key => key).ToDictionary();
        var total = Enumerable.Range(1, Keys).Sum(rank => Math.Pow(rank, -exponent));

        // The seed is fixed, so this cannot fail by chance. Five standard deviations exclude that it passes by chance.
        Assert.All(Enumerable.Range(0, Keys), key =>
        {
            var probability = Math.Pow(key + 1, -exponent) / total;
            var deviation = Math.Sqrt(Accesses * probability * (1 - probability));
            Assert.InRange(counts[key], Accesses * probability - 5 * deviation, Accesses * probability + 5 * deviation);
        });
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Equal("distinctKeys", Assert.Throws<ArgumentOutOfRangeException>(() => AccessTrace.Cyclic(0, 1)).ParamName);
        Assert.Equal("accesses", Assert.Throws<ArgumentOutOfRangeException>(() => AccessTrace.Zipf(1, -1, 1, 0)).ParamName);
        Assert.Equal("exponent", Assert.Throws<ArgumentOutOfRangeException>(() => AccessTrace.Zipf(1, 1, -1, 0)).ParamName);
    }
}
