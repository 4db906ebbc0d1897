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

    /// <summary>What was tried and what came, what it means, or why it works.</summary>
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
