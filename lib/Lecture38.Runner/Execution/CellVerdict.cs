namespace Lecture38.Runner;

/// <summary>What a run says of a cell.</summary>
/// <param name="CellId">The cell's id.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Message">One line that says why it did not pass; empty if it did.</param>
/// <param name="Details">What helps to fix it: the error's text, or the difference from what was expected.</param>
/// <param name="Duration">How long the cell ran.</param>
/// <param name="Outputs">What the cell showed.</param>
/// <param name="Advice">What to do if what it showed is right: a line each.</param>
public sealed record CellVerdict(
    string CellId,
    Outcome Outcome,
    string Message = "",
    string Details = "",
    TimeSpan Duration = default,
    IReadOnlyList<CellOutput>? Outputs = null,
    IReadOnlyList<string>? Advice = null);
