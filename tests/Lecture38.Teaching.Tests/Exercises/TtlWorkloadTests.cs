namespace Lecture38.Teaching.Tests;

public class TtlWorkloadTests
{
    private static readonly TtlWorkload Workload =
        new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), LoadPrice: 2, StalePrice: 3, Seed: 38);

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    [InlineData(30)]
    [InlineData(600)]
    public void A_run_costs_what_is_to_be_expected(double seconds)
    {
        var ttl = TimeSpan.FromSeconds(seconds);
        var outcome = Workload.Run(ttl);

        var cost = (outcome.Loads * Workload.LoadPrice + outcome.StaleAnswers * Workload.StalePrice) / outcome.Lookups;

        Assert.Equal(1, cost / Workload.ExpectedCost(ttl), tolerance: 0.05);
    }

    [Fact]
    public void The_same_workload_runs_the_same_way_again() =>
        Assert.Equal(Workload.Run(TimeSpan.FromSeconds(5)), Workload.Run(TimeSpan.FromSeconds(5)));

    [Fact]
    public void A_time_to_live_is_positive() =>
        Assert.Throws<ArgumentOutOfRangeException>("ttl", () => Workload.Run(TimeSpan.Zero));
}
