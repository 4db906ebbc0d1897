namespace Lecture38.Runner;

/// <summary>What a student's answer to an exercise came to.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Mark">What its check said.</param>
/// <param name="Outcome">How the cells ended that led to it.</param>
public sealed record ExerciseResult(CourseExercise Exercise, ExerciseMark Mark, Outcome Outcome = Outcome.Passed)
{
    /// <summary>All of the exercise's points for a right answer, else none.</summary>
    public double Points => Mark.IsRight ? Exercise.Points : 0;
}
