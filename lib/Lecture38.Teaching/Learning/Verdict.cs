namespace Lecture38;

/// <summary>What the check of an exercise found out about an answer.</summary>
/// <param name="State">How near the answer is.</param>
/// <param name="Cause">The name of a known mistake, in lower case with hyphens (<c>reads-do-not-count</c>); null where there is none.</param>
/// <param name="Tried">What the check did with the answer, and what came.</param>
/// <param name="Explanation">What that usually means; after a pass, why it works.</param>
internal sealed record Verdict(AnswerState State, string? Cause, string Tried, string Explanation)
{
    internal static Verdict NotAttempted { get; } =
        new(AnswerState.NotAttempted, null, "", "A stub is still left: put your code in its place, run its cell, and check again.");

    internal static Verdict Wrong(string cause, string tried, string explanation) => new(AnswerState.Wrong, cause, tried, explanation);

    internal static Verdict Close(string cause, string tried, string explanation) => new(AnswerState.Close, cause, tried, explanation);

    internal static Verdict Right(string tried, string explanation) => new(AnswerState.Right, null, tried, explanation);
}
