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
    private readonly StepFilm _film;

    internal StepRecording(IReadOnlyList<TStep> steps, StepFilm film)
    {
        Steps = steps;
        _film = film;
    }

    /// <summary>What was recorded, in a few words.</summary>
    public string Title => _film.Title;

    /// <summary>Every step in order, each with the state that it left; the state before the first step is empty.</summary>
    public IReadOnlyList<TStep> Steps { get; }

    /// <summary>The stepper as HTML that needs nothing else: no network, no library. Every text is escaped.</summary>
    public string ToHtml() => StepperHtml.Write(_film);

    /// <summary>The title and a table of the steps. Of a long run the table shows the first and the last steps.</summary>
    public override string ToString() =>
        $"{DisplayText.Line(_film.Title)}\n\n{new Table(_film.Columns, [.. _film.Frames.Select(frame => frame.Row)])}";
}
