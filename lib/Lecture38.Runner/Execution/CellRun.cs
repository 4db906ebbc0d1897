namespace Lecture38.Runner;

/// <summary>A code cell of a notebook that was run.</summary>
/// <param name="Execution">What it showed and how it ended, or why it was not run.</param>
/// <param name="Count">Its number among the cells that were run, from 1; null if it was not run.</param>
internal sealed record CellRun(NotebookCell Cell, CellExecution Execution, int? Count = null)
{
    /// <summary>
    /// The verdict on the cell: the only place that decides. Before the notebook has ended, it does not include what a task that the
    /// cell left running shows later.
    /// </summary>
    /// <param name="expectations">What the cell has to show; null to decide only whether it ran as it should.</param>
    public CellVerdict Judge(INotebookExpectations? expectations)
    {
        var mustRaise = Cell.Tags.Contains("raises-exception");
        var raised = Execution is { Outcome: Outcome.Failed, Error.IsCancelled: false };
        if (mustRaise && Execution.Outcome == Outcome.Passed)
        {
            return Verdict(Outcome.Failed, "tagged raises-exception, but raised nothing");
        }

        if (Execution.Outcome != Outcome.Passed && !(mustRaise && raised))
        {
            return Verdict(Execution.Outcome, Execution.Message, Execution.Details);
        }

        if (expectations is not null && Execution.Outputs.Warning is { } warning)
        {
            return Verdict(Outcome.Unexpected, $"compiles with a warning, which editors underline and Jupyter shows as an error: {warning}");
        }

        return expectations?.Mismatch(Cell, Execution.Outputs.Outputs) is { } mismatch
            ? Verdict(Outcome.Unexpected, mismatch.Message, mismatch.Details) with { Advice = mismatch.Advice }
            : Verdict(Outcome.Passed);
    }

    private CellVerdict Verdict(Outcome outcome, string message = "", string details = "") =>
        new(Cell.Id, outcome, message, details, Execution.Duration, Execution.Outputs.Outputs);
}

/// <summary>A run's verdict on a cell.</summary>
/// <param name="Message">One line that says why it did not pass; empty if it did.</param>
/// <param name="Details">What helps to fix it: the error's text, or the difference from what was expected.</param>
/// <param name="Advice">What to do if the output is right: a line each.</param>
internal sealed record CellVerdict(
    string CellId,
    Outcome Outcome,
    string Message = "",
    string Details = "",
    TimeSpan Duration = default,
    IReadOnlyList<CellOutput>? Outputs = null,
    IReadOnlyList<string>? Advice = null);
