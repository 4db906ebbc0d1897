namespace Lecture38;

/// <summary>
/// A recorded run. A notebook displays it as a stepper with buttons, a slider and keys; without scripts it is a list of all steps,
/// elsewhere a table. It begins with the state before the first step. The same run gives the same HTML, byte for byte. Created by
/// <see cref="Stepper"/>. Immutable, thread-safe.
/// </summary>
/// <typeparam name="TStep">
/// The type of the steps: <see cref="LruStep"/>, <see cref="TtlStep"/> or <see cref="AlertStep"/>.
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

    /// <summary>A short description of the run.</summary>
    public string Title => _frames.Title;

    /// <summary>Every step in order, with the state after it. Before the first step, the cache or the accumulator is empty.</summary>
    public IReadOnlyList<TStep> Steps { get; }

    /// <summary>The stepper as self-contained HTML. All text is escaped.</summary>
    public string ToHtml() => StepperHtml.Write(_frames);

    /// <summary>The title and a table of the steps. For a long run, the table shows the first and the last steps.</summary>
    public override string ToString() =>
        $"{DisplayText.Line(_frames.Title)}\n\n{new Table(_frames.Columns, [.. _frames.Frames.Select(frame => frame.Row)])}";
}

/// <summary>A recorded run, ready for display.</summary>
/// <param name="Title">A short description of the run.</param>
/// <param name="Kind">The CSS class of its frames.</param>
/// <param name="MaxLabelLength">The length of its longest key, in characters.</param>
/// <param name="Columns">The columns of the frames' rows.</param>
/// <param name="Frames">The state before the first step, then a frame for each step.</param>
internal sealed record FrameSequence(
    string Title, string Kind, int MaxLabelLength, IReadOnlyList<TableColumn> Columns, IReadOnlyList<StepFrame> Frames);

/// <summary>One moment of a recorded run.</summary>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="Html">The state afterwards.</param>
/// <param name="Row">Both, as a row of the table.</param>
internal sealed record StepFrame(string Text, string Html, IReadOnlyList<string> Row);
