namespace Lecture38.Runner;

/// <summary>One cell of a run, from its submission until its notebook ends.</summary>
/// <param name="cell">The cell.</param>
/// <param name="executionCount">Its number among the cells that ran.</param>
/// <param name="outputLimit">The text that it may show.</param>
internal sealed class CellRun(NotebookCell cell, int executionCount, ByteSize outputLimit)
{
    private int _judgedVersion;

    public NotebookCell Cell => cell;

    public CellOutputs Outputs { get; } = new(outputLimit);

    /// <summary>What was sent to the kernel; null before, and for an empty cell.</summary>
    public Submission? Submission { get; set; }

    /// <summary>How the kernel says that the cell failed, or null.</summary>
    public CellError? Error { get; private set; }

    /// <summary>True where a task that the cell left running has shown more since the cell was judged.</summary>
    public bool HasLateOutputs => Outputs.Version != _judgedVersion;

    /// <summary>Notes how the kernel says that the cell ended.</summary>
    public void End(CellError? error)
    {
        Error = error;
        if (error is not null)
        {
            Outputs.AddError(error);
        }
    }

    /// <summary>The verdict on a cell that ended.</summary>
    public CellResult Judge(ICellCheck? check)
    {
        _judgedVersion = Outputs.Version;
        var mustRaise = cell.Tags.Contains("raises-exception");
        var result = new CellResult(cell.Id, Outcome.Passed, Outputs: Outputs.Outputs);
        if (Error is not null && (!mustRaise || Error.IsCancelled))
        {
            return result with { Outcome = Outcome.Failed, Message = Error.FirstLine, Details = Error.Trace };
        }

        if (Error is null && mustRaise)
        {
            return result with { Outcome = Outcome.Failed, Message = "tagged raises-exception, but raised nothing" };
        }

        return check?.Mismatch(cell, Outputs.Outputs) is { } mismatch
            ? result with { Outcome = Outcome.Unexpected, Message = mismatch.Message, Details = mismatch.Details, Advice = mismatch.Advice }
            : result;
    }

    /// <summary>The verdict on a cell whose end never came; a reader of the executed notebook finds it under the cell.</summary>
    public CellResult Break(Outcome outcome, string message, string details = "")
    {
        var name = outcome.ToString();
        Outputs.AddError(new CellError(name, message, details.Length == 0 ? $"{name}: {message}" : $"{name}: {message}\n{details}"));
        return Abandon(outcome, message) with { Details = details };
    }

    /// <summary>The verdict on a cell whose run was ended from outside.</summary>
    public CellResult Abandon(Outcome outcome, string message)
    {
        _judgedVersion = Outputs.Version;
        return new CellResult(cell.Id, outcome, message, Outputs: Outputs.Outputs);
    }

    /// <summary>Puts what the cell showed into the notebook.</summary>
    public void WriteOutputs() => cell.SetOutputs(NbformatOutputs.ToJson(Outputs.Outputs, executionCount), executionCount);
}
