using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lecture38.Runner;

/// <summary>A student's grade for one exercise: a row of the report.</summary>
/// <param name="Notebook">The course's notebook; for a file that answers none, the file's name.</param>
/// <param name="Exercise">The exercise; empty for a file that answers no notebook.</param>
/// <param name="State">A state of <see cref="ExerciseMark"/>, or one of those below.</param>
/// <param name="Message">The check's message, or why nothing was checked.</param>
internal sealed record Grade(
    string Student, string Notebook, string Exercise, double Points, [property: JsonPropertyName("of")] double MaxPoints, string State, string? Cause, string Message)
{
    /// <summary>The submission cannot be used: it is not a notebook, too large, a link, or handed in twice.</summary>
    public const string Unusable = "unusable";

    /// <summary>Others handed in the notebook, this student did not.</summary>
    public const string NotSubmitted = "not-submitted";

    /// <summary>The submission could not be graded, through no fault of its own; the next run tries again.</summary>
    public const string NotGraded = "not-graded";

    /// <summary>All states, in the order of a report's columns.</summary>
    public static IReadOnlyList<string> States { get; } =
        [ExerciseMark.Right, ExerciseMark.Close, ExerciseMark.Wrong, ExerciseMark.NotAttempted, Unusable, NotSubmitted, NotGraded];

    /// <summary>How the report and the journal store grades. Reading is strict: nothing missing, nothing null, nothing twice.</summary>
    public static JsonSerializerOptions JsonForm { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static Grade Of(string student, string notebook, CourseExercise exercise, ExerciseMark mark) => new(
        student, notebook, exercise.Id, mark.IsRight ? exercise.Points : 0, exercise.Points, mark.State, mark.Cause, mark.Message);

    /// <summary>No points for any exercise of a notebook, all for the same reason.</summary>
    public static IReadOnlyList<Grade> NoneFor(string student, GradedNotebook notebook, string state, string reason) =>
        [.. notebook.Exercises.Select(exercise => new Grade(student, notebook.Name, exercise.Id, 0, exercise.Points, state, null, reason))];
}
