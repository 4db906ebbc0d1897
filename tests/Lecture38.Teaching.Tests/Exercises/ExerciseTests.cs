using System.ComponentModel;
using System.Reflection;

namespace Lecture38.Teaching.Tests;

/// <summary>The behaviour that the checks of all exercises share.</summary>
public class ExerciseTests
{
    [Fact]
    public void No_answer_is_not_attempted() => Assert.Equal(AnswerState.NotAttempted, Exercise.Check<int?>("choose-size", null).State);

    [Fact]
    public void A_stub_that_is_called_is_not_attempted() =>
        Assert.Equal(AnswerState.NotAttempted, Exercise.Check("latency-percentile", Stub).State);

    [Fact]
    public void What_the_answer_throws_is_told_and_not_thrown()
    {
        var result = Exercise.Check("latency-percentile", Throws);

        Assert.Equal((AnswerState.Wrong, "throws"), (result.State, result.Cause));
        Assert.Contains("not today", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_another_type_is_told()
    {
        var result = Exercise.Check("latency-percentile", "99");

        Assert.Equal((AnswerState.Wrong, "wrong-type"), (result.State, result.Cause));
    }

    [Fact]
    public void A_type_of_ones_own_that_hides_the_librarys_is_told_as_such()
    {
        var result = Exercise.Check("dropped-alerts", (AlertStats stats) => 0L);

        Assert.Equal((AnswerState.Wrong, "wrong-type"), (result.State, result.Cause));
        Assert.Contains("with the name of a library type", result.Message, StringComparison.Ordinal);
    }

    private sealed class AlertStats;

    [Fact]
    public void An_unknown_exercise_names_the_ones_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => Exercise.Check("lru-won", 1));

        Assert.Contains("lru-own", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_test_throws_unless_the_answer_is_right() =>
        Assert.Throws<InvalidOperationException>(() => Exercise.Require("latency-percentile", Throws, seed: 1));

    [Fact]
    public void Hints_come_one_at_a_time_and_the_last_one_stays()
    {
        var count = Exercise.Hints("choose-size").Count;
        var numbers = Enumerable.Range(0, count + 2).Select(_ => Exercise.Hint("choose-size").Number);

        Assert.Equal([.. Enumerable.Range(1, count), count, count], numbers);
    }

    [Fact]
    public void A_number_keeps_its_percent_sign_on_its_line() => Assert.Contains(
        "which hits 0&#160;% of the time", Exercise.Check("choose-size", (IReadOnlyList<string> stream) => 1).ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void Completion_offers_what_a_student_needs_and_nothing_else()
    {
        var offered = typeof(Exercise).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member.GetCustomAttribute<EditorBrowsableAttribute>() is null)
            .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["Check", "Hint", "YourTurn"], offered);
    }

    private static double Stub(double[] latencies) => Exercise.YourTurn<double>();

    private static double Throws(double[] latencies) => throw new InvalidTimeZoneException("not today");
}
