namespace Lecture38;

/// <summary>The verdict on a <see cref="Predict">prediction</see> or on the answer to an <see cref="Exercise"/>.</summary>
public enum AnswerState
{
    /// <summary>There is no answer yet.</summary>
    NotAttempted,

    /// <summary>Incorrect.</summary>
    Wrong,

    /// <summary>The idea is right; a detail is missing.</summary>
    Close,

    /// <summary>Correct.</summary>
    Right,
}

/// <summary>How a state reads, with a sign in addition to the colour.</summary>
internal static class AnswerStates
{
    internal static string InWords(this AnswerState state) => state switch
    {
        AnswerState.NotAttempted => "not attempted",
        AnswerState.Wrong => "wrong",
        AnswerState.Close => "close",
        AnswerState.Right => "right",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    internal static string Sign(this AnswerState state) => state switch
    {
        AnswerState.NotAttempted => "○",
        AnswerState.Wrong => "✗",
        AnswerState.Close => "≈",
        _ => "✓",
    };

    /// <summary>The name in a style sheet and in JSON: <c>not-attempted</c>.</summary>
    internal static string Name(this AnswerState state) => state.InWords().Replace(' ', '-');
}
