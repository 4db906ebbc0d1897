using System.Text.Json;

namespace Lecture38;

/// <summary>The result of checking an exercise, for a reader and for a grader. Immutable.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), MimeTypes.Check)]
public sealed class CheckResult : IDisplayable
{
    private readonly Verdict _verdict;

    /// <summary>Whether the last check of the exercise judged the same definition of the answer.</summary>
    private readonly bool _isSameDefinition;

    internal CheckResult(string exercise, Verdict verdict, bool isSameDefinition = false) =>
        (Exercise, _verdict, _isSameDefinition) = (exercise, verdict, isSameDefinition);

    /// <summary>The exercise's id.</summary>
    public string Exercise { get; }

    /// <summary>The verdict.</summary>
    public AnswerState State => _verdict.State;

    /// <summary>The name of the mistake, in lower case with hyphens; null if there is none or it is unknown.</summary>
    public string? Cause => _verdict.Cause;

    /// <summary>What was tried, the result, and the explanation.</summary>
    public string Message => string.Join(" ", Paragraphs);

    /// <summary>The result as HTML.</summary>
    public string ToHtml() => Callout.Html(State, Heading, Paragraphs);

    /// <summary>The result as lines of text.</summary>
    public override string ToString() => string.Join('\n', [$"{State.Sign()} {Heading}", .. Paragraphs]);

    string? IDisplayable.ToMimeType(string mimeType) => mimeType == MimeTypes.Check
        ? JsonSerializer.Serialize(new { exercise = Exercise, state = State.Name(), cause = Cause, message = Message })
        : null;

    private string Heading => Cause is null
        ? $"{Exercise}: {State.InWords()}"
        : $"{Exercise}: {State.InWords()}, {Cause.Replace('-', ' ')}";

    private IEnumerable<string> Paragraphs => new[] { _verdict.Tried, _verdict.Explanation, Note }.Where(text => text.Length > 0);

    private string Note => _isSameDefinition
        ? "This is the same definition as at the last check. If you have changed it since, its cell has not run, or has failed."
        : "";
}

/// <summary>The verdict of a check. A cause is named in lower case with hyphens, such as <c>reads-do-not-count</c>.</summary>
internal sealed record Verdict(AnswerState State, string? Cause, string Tried, string Explanation)
{
    internal static Verdict NotAttempted { get; } =
        new(AnswerState.NotAttempted, null, "", "The stub is still in place: replace it with your code, run its cell without an error, and check again.");

    internal static Verdict Wrong(string cause, string tried, string explanation) => new(AnswerState.Wrong, cause, tried, explanation);

    internal static Verdict Close(string cause, string tried, string explanation) => new(AnswerState.Close, cause, tried, explanation);

    internal static Verdict Right(string tried, string explanation) => new(AnswerState.Right, null, tried, explanation);
}
