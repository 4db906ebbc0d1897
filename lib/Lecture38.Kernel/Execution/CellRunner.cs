namespace Lecture38.Kernel;

/// <summary>Runs submissions, from the code as the client sent it to the last event.</summary>
internal sealed class CellRunner
{
    private readonly StandardStreams _streams;
    private readonly EventStream _events;
    private readonly ScriptSession _script;

    public CellRunner(StandardStreams streams, EventStream events, string workingDirectory)
    {
        _streams = streams;
        _events = events;
        _script = new ScriptSession(workingDirectory);
        Display.Events = events;
    }

    /// <summary>Compiles and runs a first line, so that the compiler is loaded when the first cell comes.</summary>
    public void WarmUp()
    {
        var (script, _) = _script.Compile("using static Microsoft.DotNet.Interactive.Kernel;", filePath: null, CancellationToken.None);
        _script.RunAsync(script).GetAwaiter().GetResult();
    }

    /// <summary>Runs a submission, writes its events, and returns the last one, which is not written yet.</summary>
    public KernelEvent Run(SubmitCode command, RunningSubmission submission)
    {
        _events.BeginText(command);
        _streams.AttachConsole();
        try
        {
            RunCSharp(command, command.Code, submission);
            return new CommandSucceeded();
        }
        catch (CellFailedException failure)
        {
            return new CommandFailed(failure.Message);
        }
        catch (OperationCanceledException) when (submission.CancellationToken.IsCancellationRequested)
        {
            return new CommandFailed(CommandFailed.Cancelled);
        }
        finally
        {
            _streams.Flush();
        }
    }

    private void RunCSharp(SubmitCode command, string code, RunningSubmission submission)
    {
        _events.Publish(new CodeSubmissionReceived(code), command);
        _events.Publish(ScriptSession.IsComplete(code) ? new CompleteCodeSubmissionReceived(code) : new IncompleteCodeSubmissionReceived(), command);
        var (script, found) = _script.Compile(code, filePath: null, submission.CancellationToken);
        var diagnostics = new DiagnosticsProduced([.. found.Select(CellDiagnostic.From)]);
        if (diagnostics.ErrorMessage is { } message)
        {
            _events.Publish(diagnostics, command);
            throw new CellFailedException(message);
        }

        CellResult result = default;
        IReadOnlyList<FormattedValue> shown = [];
        submission.Run(async () =>
        {
            result = await _script.RunAsync(script);
            // On the cell's own thread, for formatting runs user code: properties, enumerators, formatters.
            shown = result.HasValue ? ValueFormatter.Format(result.Value) : [];
        });
        submission.CancellationToken.ThrowIfCancellationRequested();
        _streams.Flush();
        _events.Publish(diagnostics, command);
        if (result.Exception is { } exception)
        {
            throw new CellFailedException(exception.ToString());
        }
        if (result.HasValue)
        {
            _events.Publish(new ReturnValueProduced(shown), command);
        }
    }
}
