namespace Lecture38.Runner;

/// <summary>The result of an exercise's check.</summary>
/// <param name="State">One of the four states, as the check names them.</param>
/// <param name="Cause">The name of a known mistake, or of what prevented the check; null if there is neither.</param>
/// <param name="Message">What was tried, what the answer gave, and what that means.</param>
internal sealed record ExerciseMark(string State, string? Cause, string Message)
{
    /// <summary>The states, as checks name them.</summary>
    public const string NotAttempted = "not-attempted", Wrong = "wrong", Close = "close", Right = "right";

    public bool IsRight => State == Right;

    /// <summary>The state as a person reads it.</summary>
    public string InWords => State.Replace('-', ' ');

    /// <summary>
    /// Reads the outputs of a check cell. Only the cell's own result counts, not what the student's code displays during the check. Without
    /// a result of this exercise's check, the answer is wrong.
    /// </summary>
    public static ExerciseMark Read(string exercise, IReadOnlyList<CellOutput> outputs) =>
        outputs.OfType<ValueOutput>().LastOrDefault(output => output.IsResult) is { Value: var result }
            && result.TryGetValue(MimeTypes.Check, out var text) && Parse(text) is var (name, mark) && name == exercise
            ? mark
            : new ExerciseMark(Wrong, null, "The check cell gave no result.");

    private static (string? Exercise, ExerciseMark Mark)? Parse(string text) =>
        StrictJson.TryParse(text, out var json) && json.Member("state").TextOrNull() is (NotAttempted or Wrong or Close or Right) and var state
            ? (json.Member("exercise").TextOrNull(), new ExerciseMark(state, json.Member("cause").TextOrNull(), json.Member("message").TextOrNull() ?? ""))
            : null;
}
