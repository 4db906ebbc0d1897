using System.Text.Json;

namespace Lecture38;

/// <summary>What the check of an exercise found, as it shows itself to a reader and to a grader. Immutable.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), MimeTypes.Check)]
public sealed class CheckResult : IDisplayable
{
    private readonly Verdict _verdict;

    internal CheckResult(string exercise, Verdict verdict) => (Exercise, _verdict) = (exercise, verdict);

    /// <summary>The exercise's id.</summary>
    public string Exercise { get; }

    /// <summary>How near the answer is.</summary>
    public AnswerState State => _verdict.State;

    /// <summary>The name of the mistake, in lower case with hyphens; null where there is none or none is known.</summary>
    public string? Cause => _verdict.Cause;

    /// <summary>What was tried and the result, what it means, or why it works.</summary>
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

    private IEnumerable<string> Paragraphs => new[] { _verdict.Tried, _verdict.Explanation }.Where(text => text.Length > 0);
}

/// <summary>What the check of an exercise found out about an answer.</summary>
/// <param name="State">How near the answer is.</param>
/// <param name="Cause">The name of a known mistake, in lower case with hyphens (<c>reads-do-not-count</c>); null where there is none.</param>
/// <param name="Tried">What the check did with the answer, and the result.</param>
/// <param name="Explanation">What that usually means; after a pass, why it works.</param>
internal sealed record Verdict(AnswerState State, string? Cause, string Tried, string Explanation)
{
    internal static Verdict NotAttempted { get; } =
        new(AnswerState.NotAttempted, null, "", "The stub is still in place: replace it with your code, run its cell, and check again.");

    internal static Verdict Wrong(string cause, string tried, string explanation) => new(AnswerState.Wrong, cause, tried, explanation);

    internal static Verdict Close(string cause, string tried, string explanation) => new(AnswerState.Close, cause, tried, explanation);

    internal static Verdict Right(string tried, string explanation) => new(AnswerState.Right, null, tried, explanation);
}
