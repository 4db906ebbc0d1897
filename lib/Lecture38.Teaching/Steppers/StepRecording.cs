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

/// <summary>A recorded run, ready for display: the state before the first step, then a frame for each step.</summary>
internal sealed record FrameSequence(
    string Title, string Kind, int MaxLabelLength, IReadOnlyList<TableColumn> Columns, IReadOnlyList<StepFrame> Frames);

/// <summary>A step of a recorded run as a sentence, the state after it as HTML, and both as a row of the table.</summary>
internal sealed record StepFrame(string Text, string Html, IReadOnlyList<string> Row);
