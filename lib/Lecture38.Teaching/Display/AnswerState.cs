namespace Lecture38;

/// <summary>How near a student's answer is: to what was observed for a <see cref="Predict">prediction</see>, to what was asked for an <see cref="Exercise"/>.</summary>
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

/// <summary>The words and signs for a state; the sign tells it where no colour does.</summary>
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
