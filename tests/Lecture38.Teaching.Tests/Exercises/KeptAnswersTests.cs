using System.Collections.Concurrent;

namespace Lecture38.Teaching.Tests;

/// <summary>
/// Every exercise of the course: the stub counts as not attempted, the solution passes, and each wrong answer is caught by the cause
/// that names its file. Some checks measure memory, so no other test runs at the same time.
/// </summary>
[Collection<MeasuredMemory>]
public sealed class KeptAnswersTests
{
    /// <summary>The cause that each message explains: two causes of an exercise must not be explained in the same words.</summary>
    private static readonly ConcurrentDictionary<(string Exercise, string Message), string> CauseOf = new();

    public static IEnumerable<TheoryDataRow<string>> Exercises => KeptAnswers.Exercises.Select(exercise => new TheoryDataRow<string>(exercise.Id));

    public static IEnumerable<TheoryDataRow<string, string>> WrongAnswers =>
        from exercise in KeptAnswers.Exercises
        from cause in exercise.WrongAnswers.Keys.Order(StringComparer.Ordinal)
        select new TheoryDataRow<string, string>(exercise.Id, cause);

    [Theory]
    [MemberData(nameof(Exercises))]
    public void The_stub_is_not_attempted(string exercise) =>
        Assert.Equal(AnswerState.NotAttempted, KeptAnswers.Check(Find(exercise), Find(exercise).Stub).State);

    [Theory]
    [MemberData(nameof(Exercises))]
    public void The_solution_is_right_and_the_check_says_why(string exercise)
    {
        var result = KeptAnswers.Check(Find(exercise), Find(exercise).Solution);
        Assert.True(result.State == AnswerState.Right, result.ToString());
        Assert.True(result.Message.Length > 40, result.Message);
    }

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public void A_wrong_answer_is_caught_by_its_cause(string exercise, string cause)
    {
        var result = KeptAnswers.Check(Find(exercise), Find(exercise).WrongAnswers[cause]);
        Assert.True(result.State is AnswerState.Wrong or AnswerState.Close && result.Cause == cause, result.ToString());
        Assert.True(result.Message.Length > 40, result.Message);
        Assert.Equal(cause, CauseOf.GetOrAdd((exercise, result.Message), cause));
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void An_exercise_has_at_least_three_wrong_answers_and_two_hints(string exercise)
    {
        Assert.True(Find(exercise).WrongAnswers.Count >= 3);
        Assert.True(Exercise.Hints(exercise).Count >= 2);
        Assert.All(Exercise.Hints(exercise), hint => Assert.True(hint.Length > 20, hint));
    }

    [Fact]
    public void There_are_eighteen_exercises_and_every_kept_answer_belongs_to_one()
    {
        Assert.Equal(18, KeptAnswers.Exercises.Count);
        var known = KeptAnswers.Exercises.Select(exercise => Path.Combine(exercise.Notebook, exercise.Id)).ToHashSet();
        Assert.All(Files("solutions"), file => Assert.Contains(Path.ChangeExtension(file, null), known));
        Assert.All(Files("wrong-answers"), file => Assert.Contains(Path.GetDirectoryName(file)!, known));
    }

    private static KeptExercise Find(string id) => KeptAnswers.Exercises.Single(exercise => exercise.Id == id);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(CourseNotebooks.Folder, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(CourseNotebooks.Folder, folder), file));
}

/// <summary>Tests that measure memory run alone.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredMemory;
