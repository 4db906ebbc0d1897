namespace Lecture38;

/// <summary>
/// A recorded run that shows itself step by step: in a notebook as a stepper with buttons, a slider and keys, where no script
/// runs as a filmstrip of all its steps, elsewhere as a table. What is shown first is the state before the first step. The
/// same run gives the same HTML, byte for byte. Made by <see cref="Stepper"/>. Immutable, thread-safe.
/// </summary>
/// <typeparam name="TStep">
/// What is known of a step: <see cref="LruStep"/>, <see cref="TtlStep"/> or <see cref="AlertStep"/>.
/// </typeparam>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class StepRecording<TStep> : IDisplayable
{
    private readonly FrameSequence _frames;

    internal StepRecording(IReadOnlyList<TStep> steps, FrameSequence frames)
    {
        Steps = steps;
        _frames = frames;
    }

    /// <summary>What was recorded, in a few words.</summary>
    public string Title => _frames.Title;

    /// <summary>Every step in order, each with the state that it left; the state before the first step is empty.</summary>
    public IReadOnlyList<TStep> Steps { get; }

    /// <summary>The stepper as HTML that needs nothing else: no network, no library. Every text is escaped.</summary>
    public string ToHtml() => StepperHtml.Write(_frames);

    /// <summary>The title and a table of the steps. Of a long run the table shows the first and the last steps.</summary>
    public override string ToString() =>
        $"{DisplayText.Line(_frames.Title)}\n\n{new Table(_frames.Columns, [.. _frames.Frames.Select(frame => frame.Row)])}";
}

/// <summary>A recorded run as it is shown, whatever was recorded.</summary>
/// <param name="Title">What was recorded, in a few words.</param>
/// <param name="Kind">The style of its frames: a class name.</param>
/// <param name="MaxLabelLength">How many characters the longest of its keys has.</param>
/// <param name="Columns">The headings of the frames' rows.</param>
/// <param name="Frames">The state before the first step, then a frame for each step.</param>
internal sealed record FrameSequence(
    string Title, string Kind, int MaxLabelLength, IReadOnlyList<TableColumn> Columns, IReadOnlyList<StepFrame> Frames);

/// <summary>One moment of a recorded run.</summary>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="Html">The state afterwards.</param>
/// <param name="Row">Both as a row of a table.</param>
internal sealed record StepFrame(string Text, string Html, IReadOnlyList<string> Row);
