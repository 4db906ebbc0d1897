namespace Lecture38;

/// <summary>The note that a notebook displays for a prediction, committed or revealed. Immutable.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class PredictionNote : IDisplayable
{
    private readonly string _heading;

    internal PredictionNote(AnswerState state, string heading, string message) => (State, _heading, Message) = (state, heading, message);

    /// <summary>The verdict; not attempted before the reveal.</summary>
    public AnswerState State { get; }

    /// <summary>The observation, and what a wrong answer usually means.</summary>
    public string Message { get; }

    /// <summary>The note as HTML.</summary>
    public string ToHtml() => Callout.Html(State, _heading, [Message]);

    /// <summary>The note as lines of text.</summary>
    public override string ToString() => $"{State.Sign()} {_heading}\n{Message}";
}
