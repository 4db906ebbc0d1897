namespace Lecture38.Runner.Tests;

/// <summary>What a check cell can show that is no mark: a student's code runs in the same kernel.</summary>
public sealed class ExerciseMarkTests
{
    [Theory]
    [InlineData("""{"exercise":"one","state":"right","message":"m"}""", ExerciseMark.Right)]
    [InlineData("""{"exercise":"two","state":"right"}""", ExerciseMark.Wrong)]
    [InlineData("""{"exercise":"one","state":"splendid"}""", ExerciseMark.Wrong)]
    [InlineData("""{"exercise":"one","state":"right","state":"right"}""", ExerciseMark.Wrong)]
    [InlineData("""{"exercise":"one","state":"right","message":"\ud800"}""", ExerciseMark.Wrong)]
    [InlineData("""{"exercise":"one","state":"right","\ud800":1}""", ExerciseMark.Wrong)]
    [InlineData("""{"exercise":"one","state":["right"]}""", ExerciseMark.Wrong)]
    [InlineData("right", ExerciseMark.Wrong)]
    public void Only_the_result_of_the_exercises_check_is_a_mark(string json, string state) =>
        Assert.Equal(state, ExerciseMark.Read("one", [VisibleTextTests.Value((MimeTypes.Check, json))]).State);
}
