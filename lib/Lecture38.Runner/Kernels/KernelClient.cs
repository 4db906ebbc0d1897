using System.Text;
using System.Threading.Channels;
using Lecture38.Protocol;

namespace Lecture38.Runner;

/// <summary>
/// The client's side of the kernel protocol, the same for every kernel: waits until the kernel is ready, submits one cell after
/// the other, and adds each output to the cell that it belongs to. Not safe for concurrent use.
/// </summary>
/// <param name="kernel">The kernel's process; not disposed.</param>
internal sealed class KernelClient(KernelProcess kernel)
{
    private readonly List<Submission> _submissions = [];

    /// <summary>Waits for <c>KernelReady</c>.</summary>
    /// <exception cref="KernelDiedException">The kernel ended first.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        while (EventJson.Parse(await ReadLineAsync(cancellation)).Event is not KernelReady)
        {
        }
    }

    /// <summary>Sends a cell's code. <see cref="WaitForEndAsync"/> adds what the cell shows to <paramref name="outputs"/>.</summary>
    public async Task<Submission> SubmitAsync(string code, string kernelName, CellOutputs outputs, CancellationToken cancellation)
    {
        // A cell that could guess the token could forge events.
        var submission = new Submission($"cell-{_submissions.Count + 1}-{Guid.NewGuid():N}", outputs);
        _submissions.Add(submission);
        await SendAsync(new SubmitCode(submission.Token, code, kernelName), cancellation);
        return submission;
    }

    /// <summary>Waits until a submission ends; may be called again after a cancelled wait.</summary>
    /// <returns>The cell's error; null if it succeeded.</returns>
    /// <exception cref="KernelDiedException">The kernel ended first, or was killed because the cell used too much.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the submission still runs.</exception>
    public async Task<CellError?> WaitForEndAsync(Submission submission, CancellationToken cancellation)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancellation);
            var received = EventJson.Parse(line);
            if (received.Event is CommandSucceeded or CommandFailed && received.Token == submission.Token)
            {
                if (await kernel.KillIfOverMemoryLimitAsync() is { } exit)
                {
                    throw new KernelDiedException(exit);
                }

                return received.Event is CommandFailed { Message: var message } ? submission.Outputs.ReadError(message) : submission.Outputs.TakeError();
            }

            if (received.Event is MalformedEvent)
            {
                // Code in the cell bypassed the kernel and wrote to its standard output.
                submission.Outputs.AddStream("stdout", Encoding.UTF8.GetString(line) + "\n");
            }
            else
            {
                AddOutput(received, OwnerOf(received, submission));
            }

            if (submission.Outputs.IsOverLimit)
            {
                throw new KernelDiedException(await kernel.KillAsync($"was ended: the cell wrote more than {submission.Outputs.Limit} of output"));
            }
        }
    }

    public Task CancelAsync(CancellationToken cancellation) => SendAsync(new Cancel("cancel"), cancellation);

    public Task QuitAsync(CancellationToken cancellation) => SendAsync(new Quit("quit"), cancellation);

    private Task SendAsync(KernelCommand command, CancellationToken cancellation) =>
        kernel.WriteAsync(CommandJson.ToLine(command), cancellation);

    private async Task<byte[]> ReadLineAsync(CancellationToken cancellation)
    {
        try
        {
            return await kernel.Lines.ReadAsync(cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new KernelDiedException(await kernel.Exited);
        }
    }

    /// <summary>What a task of an earlier cell shows belongs to that cell.</summary>
    private CellOutputs OwnerOf(ReceivedEvent received, Submission current) =>
        (_submissions.Find(submission => received.BelongsTo(submission.Token)) ?? current).Outputs;

    private void AddOutput(ReceivedEvent received, CellOutputs outputs)
    {
        switch (received.Event)
        {
            case StandardOutputValueProduced text:
                outputs.AddStream("stdout", ValueOf(text).PlainText);
                break;
            case StandardErrorValueProduced text:
                outputs.AddStream("stderr", ValueOf(text).PlainText);
                break;
            case DisplayedValueProduced display:
                outputs.AddValue(ValueOf(display), display.ValueId, isResult: false);
                break;
            case DisplayedValueUpdated update:
                var value = ValueOf(update);
                if (!_submissions.Exists(submission => submission.Outputs.TryUpdate(value, update.ValueId)))
                {
                    outputs.AddValue(value, update.ValueId, isResult: false);
                }

                break;
            case ReturnValueProduced result:
                outputs.AddValue(ValueOf(result), result.ValueId, isResult: true);
                break;
            case DiagnosticsProduced { Diagnostics: var diagnostics } when diagnostics.FirstOrDefault(one => one.Severity == "warning") is { } warning:
                outputs.NoteWarning($"({warning.Start.Line + 1},{warning.Start.Character + 1}): {warning.Code}: {warning.Message}");
                break;
            case ErrorProduced error:
                outputs.NoteError(error.Message);
                break;
        }
    }

    private static MimeBundle ValueOf(ValueProduced produced)
    {
        var bundle = new MimeBundle();
        foreach (var value in produced.FormattedValues.Where(value => !value.SuppressDisplay))
        {
            bundle[value.MimeType] = value.Value;
        }

        return bundle;
    }
}

/// <summary>A cell that was sent to a kernel.</summary>
internal sealed record Submission(string Token, CellOutputs Outputs);

/// <summary>A kernel ended while the client waited for it.</summary>
internal sealed class KernelDiedException(KernelExit exit) : Exception($"the kernel {exit.Describe()}")
{
    public KernelExit Exit { get; } = exit;
}
