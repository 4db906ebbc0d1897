using static Lecture38.Teaching.Tests.SampleRaces;

namespace Lecture38.Teaching.Tests;

public class InterleavingsTests
{
    [Fact]
    public void Check_then_act_loads_twice_in_all_but_two_schedules()
    {
        var report = Interleavings.Explore(() => new CachedLookup(), [("A", CheckThenAct), ("B", CheckThenAct)], [OneLoad]);
        Assert.Equal((20, 18, true), (report.Schedules, report.Failing, report.IsComplete));
        Assert.Equal(["A", "A", "B", "B"], report.Shortest!.Order);
        Assert.Equal(
            ["look: miss", "load, number 1", "look: miss", "load, number 2"],
            report.Shortest.Steps.Select(step => step.Description));
        Assert.Equal(
            new ScheduleFailure(FailureKind.BrokenInvariant, "one load", 4, "breaks 'one load'"),
            Assert.Single(report.Shortest.Failures));
    }

    [Fact]
    public void Three_threads_stampede()
    {
        var report = Interleavings.Explore(
            () => new CachedLookup(),
            [("A", CheckThenAct), ("B", CheckThenAct), ("C", CheckThenAct)],
            [OneLoad, new("two loads", state => state.Loads <= 2)]);
        Assert.Equal(["one load", "two loads"], report.Failures.Select(failure => failure.Name));
        Assert.True(report.Failures[0].Schedules > report.Failures[1].Schedules);
        Assert.Equal(["A", "A", "B", "B", "C", "C"], report.Failures[1].Shortest.Order);
        Assert.Equal(["one load", "two loads"], report.Failures[1].Shortest.Failures.Select(failure => failure.Name));
    }

    [Fact]
    public void Single_flight_loads_once_in_every_schedule()
    {
        (string, Func<CachedLookup, IEnumerable<ThreadStep>>)[][] flights =
        [
            [("A", OneLoader), ("B", OneLoader)], [("A", OneLoader), ("B", OneLoader), ("C", OneLoader)],
            [("A", LazyLoader), ("B", LazyLoader)], [("A", LazyLoader), ("B", LazyLoader), ("C", LazyLoader)],
        ];
        Assert.All(flights, threads =>
        {
            var loaded = new Invariant<CachedLookup>("loaded", state => state.Loads == 1, OnlyAtEnd: true);
            var report = Interleavings.Explore(() => new CachedLookup(), threads, [OneLoad, loaded]);
            Assert.Equal((0, true), (report.Failing, report.IsComplete));
            Assert.Null(report.Shortest);
            Assert.InRange(report.Schedules, 6, 1000);
        });
    }

    [Fact]
    public void An_update_is_lost_where_both_read_before_one_writes()
    {
        var report = Interleavings.Explore(() => new Counter(), [("A", Increment), ("B", Increment)], [NoLostUpdate]);
        Assert.Equal((6, 4), (report.Schedules, report.Failing));
        Assert.Equal(["A", "B", "B", "A"], report.Shortest!.Order);
        Assert.Equal(2, report.Shortest.ContextSwitches);
    }

    [Fact]
    public void A_bound_that_is_checked_first_is_no_bound()
    {
        var report = Interleavings.Explore(() => new BoundedList(), [("A", AddIfThereIsRoom), ("B", AddIfThereIsRoom)], [WithinCapacity]);
        Assert.Equal((6, 4), (report.Schedules, report.Failing));
        Assert.Equal(["A", "B", "B", "A"], report.Shortest!.Order);
    }

    [Fact]
    public void Two_locks_in_opposite_order_deadlock_and_in_one_order_do_not()
    {
        var opposite = Interleavings.Explore(() => new TwoLocks(), [("A", Locking("x", "y")), ("B", Locking("y", "x"))], []);
        var deadlock = Assert.Single(opposite.Failures);
        Assert.Equal((FailureKind.Deadlock, "deadlock"), (deadlock.Kind, deadlock.Name));
        Assert.Equal("deadlock: A at 'ask for y', B at 'ask for x'", Assert.Single(deadlock.Shortest.Failures).Message);
        Assert.InRange(deadlock.Schedules, 1, opposite.Schedules - 1);

        var same = Interleavings.Explore(() => new TwoLocks(), [("A", Locking("x", "y")), ("B", Locking("x", "y"))], []);
        Assert.Equal(0, same.Failing);
    }

    [Fact]
    public void An_exception_of_a_step_is_a_failure_that_ends_its_schedule()
    {
        static IEnumerable<ThreadStep> Remove(List<int> items)
        {
            var last = items.Count - 1;
            yield return $"last is {last}";
            items.RemoveAt(last);
            yield return "removed";
        }

        var report = Interleavings.Explore(() => new List<int> { 1, 2 }, [("A", Remove), ("B", Remove)], []);
        var failure = Assert.Single(report.Failures);
        Assert.Equal(
            (FailureKind.Exception, nameof(ArgumentOutOfRangeException), 4), (failure.Kind, failure.Name, failure.Schedules));
        Assert.Equal(["A", "B", "B", "A"], failure.Shortest.Order);
        Assert.StartsWith(
            "throws ArgumentOutOfRangeException: Index was", failure.Shortest.Failures[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_throws_is_an_exception_of_its_thread_and_an_invariant_that_throws_is_broken()
    {
        static IEnumerable<ThreadStep> Wait(Counter counter)
        {
            yield return ThreadStep.WaitUntil("wait", () => throw new TimeoutException("never"));
        }

        var report = Interleavings.Explore(
            () => new Counter(),
            [("A", Wait), ("B", Steps<Counter>(1, counter => counter.Value++))],
            [new("checked", counter => counter.Value == 0 ? true : throw new FormatException("not zero"))]);
        Assert.Equal(["checked", nameof(TimeoutException)], report.Failures.Select(failure => failure.Name));
        Assert.Equal("breaks 'checked', whose check throws FormatException: not zero", report.Shortest!.Failures[0].Message);
    }

    [Fact]
    public void A_thread_that_waits_for_ever_while_the_others_end_is_a_deadlock()
    {
        static IEnumerable<ThreadStep> Wait(Counter counter)
        {
            yield return ThreadStep.WaitUntil("wait for 2", () => counter.Value == 2);
        }

        var report = Interleavings.Explore(() => new Counter(), [("A", Wait), ("B", Steps<Counter>(1, counter => counter.Value++))], []);
        Assert.Equal((2, 2), (report.Schedules, report.Failing));
        Assert.Equal("deadlock: A at 'wait for 2'", report.Shortest!.Failures[0].Message);
    }

    [Fact]
    public void What_follows_the_last_yield_belongs_to_its_step()
    {
        static IEnumerable<ThreadStep> Open(Counter counter)
        {
            counter.Value++;
            yield return "open and close";
            counter.Value--;
        }

        var report = Interleavings.Explore(
            () => new Counter(), [("A", Open), ("B", Open)], [new("closed", counter => counter.Value == 0, OnlyAtEnd: true)]);
        Assert.Equal((2, 0), (report.Schedules, report.Failing));
    }

    [Fact]
    public void An_end_that_others_brought_about_is_a_step_of_its_own()
    {
        static IEnumerable<ThreadStep> LoadIfEmpty(Counter counter)
        {
            yield return "begin";
            if (counter.Value == 0)
            {
                yield return "load";
            }
        }

        (string, Func<Counter, IEnumerable<ThreadStep>>)[] threads = [("A", LoadIfEmpty), ("B", Steps<Counter>(1, counter => counter.Value++))];
        Assert.Equal(3, Interleavings.Explore(() => new Counter(), threads, []).Schedules);
        Assert.Equal(["begin", "load", "step 1"], Descriptions("A", "A", "B"));
        Assert.Equal(["begin", "step 1", "ends"], Descriptions("A", "B", "A"));
        Assert.Equal(["step 1", "begin"], Descriptions("B", "A"));

        IEnumerable<string> Descriptions(params string[] order) =>
            Interleavings.Replay(() => new Counter(), threads, [], order).Steps.Select(step => step.Description);
    }

    [Fact]
    public void Two_threads_of_eight_steps_take_each_step_once_a_schedule()
    {
        var executed = 0;
        var report = Interleavings.Explore(
            () => 0, [("A", Steps<int>(8, _ => executed++)), ("B", Steps<int>(8, _ => executed++))], []);
        Assert.Equal(12_870, report.Schedules);
        Assert.Equal(12_870 * 16, executed);
    }

    [Fact]
    public void Where_there_are_more_schedules_than_allowed_the_report_says_so()
    {
        (string, Func<Counter, IEnumerable<ThreadStep>>)[] threads = [("A", Increment), ("B", Increment)];
        var stopped = Interleavings.Explore(() => new Counter(), threads, [NoLostUpdate], maxSchedules: 5);
        Assert.Equal((5, false), (stopped.Schedules, stopped.IsComplete));
        Assert.StartsWith("Stopped after 5 schedules, there are more, 3 break 'no lost update'", stopped.ToString(), StringComparison.Ordinal);

        var all = Interleavings.Explore(() => new Counter(), threads, [NoLostUpdate], maxSchedules: 6);
        Assert.Equal((6, true), (all.Schedules, all.IsComplete));
    }

    [Fact]
    public void A_thread_without_end_is_refused()
    {
        static IEnumerable<ThreadStep> Spin(Counter counter)
        {
            while (counter.Value == 0)
            {
                yield return "spin";
            }
        }

        var error = Assert.Throws<InvalidOperationException>(() => Interleavings.Explore(
            () => new Counter(), [("A", Spin), ("B", Steps<Counter>(1, counter => counter.Value++))], []));
        Assert.StartsWith("A schedule took more than 100 steps.", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Interleavings.Explore(() => 0, [("A", Steps<int>(1)), ("B", Steps<int>(1))], [], maxSteps: 2).Schedules);
    }

    [Fact]
    public void A_state_that_is_not_fresh_is_noticed()
    {
        var shared = new Counter();
        var error = Assert.Throws<InvalidOperationException>(
            () => Interleavings.Explore(() => shared, [("A", Increment), ("B", Increment)], []));
        Assert.StartsWith("The same schedule behaved differently the second time.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Iterators_are_disposed_of_also_where_they_did_not_end()
    {
        var (begun, disposed) = (0, 0);
        IEnumerable<ThreadStep> Wait(int state)
        {
            begun++;
            try
            {
                yield return ThreadStep.WaitUntil("for ever", () => false);
            }
            finally
            {
                disposed++;
            }
        }

        Interleavings.Explore(() => 0, [("A", Wait), ("B", Wait)], []);
        Assert.Equal((4, 4), (begun, disposed));
    }

    [Fact]
    public void Unclear_questions_are_refused()
    {
        Assert.Equal("There must be two or three threads, not 1.", Refusal("threads", ["A"]));
        Assert.Equal("Two threads are called 'A'; give each a name of its own.", Refusal("threads", ["A", "A"]));
        Assert.Equal("Every thread needs a name.", Refusal("threads", ["A", " "]));
        Assert.Equal(
            "Two invariants are called 'no lost update'; give each a name of its own.",
            Refusal("invariants", ["A", "B"], NoLostUpdate, NoLostUpdate));
        Assert.Equal(
            "'two' does not hold before the first step. If it applies only at the end, add OnlyAtEnd: true.",
            Refusal("invariants", ["A", "B"], new Invariant<Counter>("two", counter => counter.Value == 2)));
        Assert.Throws<ArgumentNullException>(() => ThreadStep.WaitUntil("wait", null!));
        Assert.Throws<ArgumentNullException>(() => ThreadStep.FromString(null!));

        static string Refusal(string parameter, string[] names, params Invariant<Counter>[] invariants) =>
            Assert.Throws<ArgumentException>(parameter, () => Interleavings.Explore(
                () => new Counter(), [.. names.Select(name => (name, Steps<Counter>(1)))], invariants)).Message.Split(" (Parameter")[0];
    }

    [Theory]
    [InlineData("maxSchedules", 0, 1)]
    [InlineData("maxSteps", 1, 0)]
    public void Limits_are_positive(string limit, int maxSchedules, int maxSteps) =>
        Assert.Throws<ArgumentOutOfRangeException>(limit, () => Interleavings.Explore(
            () => 0, [("A", Steps<int>(1)), ("B", Steps<int>(1))], [], maxSchedules, maxSteps));
}
