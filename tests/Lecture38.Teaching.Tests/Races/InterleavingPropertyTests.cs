using System.Numerics;
using CsCheck;
using static Lecture38.Teaching.Tests.SampleRaces;

namespace Lecture38.Teaching.Tests;

public class InterleavingPropertyTests
{
    [Fact]
    public void Threads_of_m_and_n_steps_have_m_plus_n_over_m_schedules() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6]).Sample((m, n) =>
        {
            var report = Interleavings.Explore(() => 0, [("A", Steps<int>(m)), ("B", Steps<int>(n))], []);
            Assert.Equal(Factorial(m + n) / (Factorial(m) * Factorial(n)), report.Schedules);
        });

    [Fact]
    public void Three_threads_have_the_multinomial_coefficient_of_schedules() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 3]).Sample((l, m, n) =>
        {
            var report = Interleavings.Explore(() => 0, [("A", Steps<int>(l)), ("B", Steps<int>(m)), ("C", Steps<int>(n))], []);
            Assert.Equal(Factorial(l + m + n) / (Factorial(l) * Factorial(m) * Factorial(n)), report.Schedules);
        });

    [Fact]
    public void Every_count_and_every_shortest_schedule_is_what_trying_everything_on_copies_finds() =>
        SmallProgram.Generator.Sample(program =>
        {
            var outcomes = program.Outcomes();
            var report = program.Explore();
            Assert.Equal((outcomes.Count, outcomes.Count(failures => failures.Count > 0)), (report.Schedules, report.Failing));
            Assert.Equal(
                outcomes.SelectMany(failures => failures).GroupBy(failure => failure.Failure)
                    .Select(group => (group.Key, group.Count(), group.Select(failure => failure.Order).MinBy(Simplicity)!))
                    .Order(),
                report.Failures.Select(failure => (failure.Name, failure.Schedules, string.Concat(failure.Shortest.Order)))
                    .Order());
            Assert.Equal(
                outcomes.SelectMany(failures => failures).Select(failure => failure.Order).MinBy(Simplicity),
                report.Shortest is null ? null : string.Concat(report.Shortest.Order));
        });

    [Fact]
    public void Every_shortest_schedule_replays_to_the_same_failure() =>
        SmallProgram.Generator.Sample(program => Assert.All(program.Explore().Failures, failure =>
        {
            var replayed = program.Replay(failure.Shortest.Order);
            Assert.Equal(failure.Shortest.Steps, replayed.Steps);
            Assert.Contains((failure.Kind, failure.Name, replayed.Steps.Count), replayed.Failures.Select(same => (same.Kind, same.Name, same.Step)));
        }));

    [Fact]
    public void The_same_question_has_the_same_answer() =>
        SmallProgram.Generator.Sample(program => Assert.Equal(program.Explore().ToHtml(), program.Explore().ToHtml()));

    /// <summary>A key that orders schedules by length, then by context switches, then by thread.</summary>
    private static (int Steps, int Switches, BigInteger Threads) Simplicity(string order) =>
    (
        order.Length,
        order.Zip(order.Skip(1)).Count(pair => pair.First != pair.Second),
        order.Aggregate(BigInteger.Zero, (key, thread) => key * 4 + thread - 'A'));

    private static int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
}
