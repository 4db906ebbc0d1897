namespace Lecture38.Runner;

/// <summary>What a cell showed in its kernel, and how it ended.</summary>
/// <param name="Outcome">
/// How it ended, before its outputs are compared with expectations: never <see cref="Outcome.Unexpected"/>.
/// </param>
/// <param name="Outputs">What it showed. A task that the cell left running may add to it until the kernel ends.</param>
/// <param name="Message">Why it did not pass, in one line; empty if it did.</param>
/// <param name="Details">What helps to fix it: the error's text, or what the kernel wrote last.</param>
/// <param name="Error">The error that the kernel reported, or null.</param>
internal sealed record CellExecution(
    Outcome Outcome,
    CellOutputs Outputs,
    string Message = "",
    string Details = "",
    CellError? Error = null,
    DateTimeOffset Started = default,
    TimeSpan Duration = default)
{
    /// <summary>True if its kernel has ended with it.</summary>
    public bool EndedKernel => Outcome is Outcome.TimedOut or Outcome.KernelDied or Outcome.Interrupted;

    /// <summary>A cell that was not sent to a kernel.</summary>
    public static CellExecution None(Outcome outcome, string reason) => new(outcome, new CellOutputs(default), reason);
}
