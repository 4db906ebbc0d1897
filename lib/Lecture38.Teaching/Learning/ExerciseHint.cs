using System.Globalization;

namespace Lecture38;

/// <summary>One hint of an exercise.</summary>
/// <param name="Number">Which hint it is, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Text">The hint.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ExerciseHint(int Number, int Count, string Text) : IDisplayable
{
    /// <summary>The hint as HTML.</summary>
    public string ToHtml() => Callout.Html(AnswerState.NotAttempted, Heading, [Text]);

    /// <summary>The hint as a line of text.</summary>
    public override string ToString() => $"{Heading}: {Text}";

    private string Heading => string.Create(
        CultureInfo.InvariantCulture, $"Hint {Number} of {Count}{(Number == Count ? ", the last" : "")}");
}
