namespace Lecture38.Runner;

/// <summary>How a cell ended.</summary>
/// <param name="CellId">The cell's id.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Message">One line that says why, for every outcome but a pass.</param>
/// <param name="Details">What helps to mend it: the error's text, or the difference to what was expected.</param>
/// <param name="Duration">How long it ran.</param>
/// <param name="Outputs">What it showed.</param>
/// <param name="Advice">What to do if what it showed is right: a line each.</param>
public sealed record CellResult(
    string CellId,
    Outcome Outcome,
    string Message = "",
    string Details = "",
    TimeSpan Duration = default,
    IReadOnlyList<CellOutput>? Outputs = null,
    IReadOnlyList<string>? Advice = null);
