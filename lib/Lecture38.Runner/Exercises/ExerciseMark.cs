using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What an exercise's check says of an answer.</summary>
/// <param name="State">One of the four states, as the check names them.</param>
/// <param name="Cause">The name of a known mistake, or of what kept the check from completing; else null.</param>
/// <param name="Message">What was tried, what the answer gave, and what that means.</param>
public sealed record ExerciseMark(string State, string? Cause, string Message)
{
    /// <summary>The MIME type in which a check tells a grader its result.</summary>
    public const string MimeType = MimeTypes.Check;

    /// <summary>The states, as checks name them.</summary>
    public const string NotAttempted = "not-attempted", Wrong = "wrong", Close = "close", Right = "right";

    /// <summary>True for an answer that earns its points.</summary>
    public bool IsRight => State == Right;

    /// <summary>The state as a person reads it.</summary>
    public string InWords => State.Replace('-', ' ');

    /// <summary>
    /// Reads what a check cell showed. Only the cell's own result counts: what the student's code displays while it is checked
    /// does not. A cell without a result of this exercise's check is a wrong answer.
    /// </summary>
    public static ExerciseMark Read(string exercise, IReadOnlyList<CellOutput> outputs) =>
        outputs.OfType<ValueOutput>().LastOrDefault(output => output.IsResult) is { Value: var result }
            && result.TryGetValue(MimeType, out var text) && Parse(text) is var (name, mark) && name == exercise
            ? mark
            : new ExerciseMark(Wrong, null, "The check cell gave no result.");

    private static (string? Exercise, ExerciseMark Mark)? Parse(string text) =>
        StrictJson.TryParse(text, out var value) && value is JsonObject json && Text(json, "state") is NotAttempted or Wrong or Close or Right
            ? (Text(json, "exercise"), new ExerciseMark(Text(json, "state")!, Text(json, "cause"), Text(json, "message") ?? ""))
            : null;

    private static string? Text(JsonObject json, string key) => json[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
