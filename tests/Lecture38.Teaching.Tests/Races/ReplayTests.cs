using static Lecture38.Teaching.Tests.SampleRaces;

namespace Lecture38.Teaching.Tests;

public class ReplayTests
{
    [Fact]
    public void The_schedule_that_failed_does_well_on_code_put_right()
    {
        var report = Interleavings.Explore(() => new CachedLookup(), [("A", CheckThenAct), ("B", CheckThenAct)], [OneLoad]);
        var again = Interleavings.Replay(
            () => new CachedLookup(), [("A", CheckThenAct), ("B", CheckThenAct)], [OneLoad], report.Shortest!.Order);
        Assert.Equal(report.Shortest.ToString().Split('\n')[1..], again.ToString().Split('\n')[1..]);

        var mended = Interleavings.Replay(
            () => new CachedLookup(), [("A", LazyLoader), ("B", LazyLoader)], [OneLoad], report.Shortest.Order);
        Assert.Empty(mended.Failures);
        Assert.Equal(4, mended.Steps.Count);
    }

    [Fact]
    public void An_order_that_stops_early_says_nothing_about_the_end()
    {
        Assert.Empty(Replay("A", "B", "B").Failures);
        Assert.Equal("no lost update", Assert.Single(Replay("A", "B", "B", "A").Failures).Name);
        Assert.Empty(Replay().Steps);
    }

    [Fact]
    public void A_step_that_cannot_be_is_refused()
    {
        Assert.Equal("Step 3 of the order is one of 'A', but it has ended.", Refusal(() => Replay("A", "A", "A")));
        Assert.Equal("Step 1 of the order is one of 'C', but there is no such thread.", Refusal(() => Replay("C")));
        Assert.Equal(
            "Step 6 of the order is one of 'A', but it waits at 'ask for y'.",
            Refusal(() => Interleavings.Replay(
                () => new TwoLocks(), [("A", Locking("x", "y")), ("B", Locking("y", "x"))], [], ["A", "A", "B", "B", "A", "A"])));
        Assert.Equal(
            "Step 2 of the order is one of 'B', but the schedule has ended with an exception.",
            Refusal(() => Interleavings.Replay(
                () => 0, [("A", Steps<int>(1, _ => throw new TimeoutException())), ("B", Steps<int>(1))], [], ["A", "B"])));
    }

    private static string Refusal(Action replay) =>
        Assert.Throws<ArgumentException>("order", replay).Message.Split(" (Parameter")[0];

    private static Schedule Replay(params string[] order) =>
        Interleavings.Replay(() => new Counter(), [("A", Increment), ("B", Increment)], [NoLostUpdate], order);
}
