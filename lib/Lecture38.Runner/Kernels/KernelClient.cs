using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Lecture38.Protocol;

namespace Lecture38.Runner;

/// <summary>
/// The client's side of the kernel protocol, the same for every kernel: waits until the kernel is ready, submits one cell after
/// the other, and adds each output to the cell that it belongs to. Not safe for concurrent use.
/// </summary>
/// <param name="transport">Carries the lines; not disposed.</param>
public sealed class KernelClient(IKernelTransport transport)
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

    /// <summary>Sends a cell's code; what it shows is added to <paramref name="outputs"/> while the client waits.</summary>
    public async Task<Submission> SubmitAsync(string code, string kernelName, CellOutputs outputs, CancellationToken cancellation)
    {
        // Code in a cell must not be able to forge events, so it must not be able to guess the token.
        var submission = new Submission($"cell-{_submissions.Count + 1}-{Guid.NewGuid():N}", outputs);
        _submissions.Add(submission);
        await SendAsync(new SubmitCode(submission.Token, code, kernelName), cancellation);
        return submission;
    }

    /// <summary>Waits until a submission ends; may be called again after a cancelled wait.</summary>
    /// <returns>Null for success, else the kernel's message.</returns>
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
                await RequireMemoryLimitAsync();
                return received.Event is CommandFailed { Message: var message } ? submission.Outputs.ReadError(message) : submission.Outputs.TakeError();
            }

            if (received.Event is MalformedEvent)
            {
                // Code in the cell has written past the kernel.
                submission.Outputs.AddStream("stdout", Encoding.UTF8.GetString(line) + "\n");
            }
            else
            {
                AddOutput(received, OwnerOf(received, submission));
            }

            await RequireOutputLimitAsync(submission);
        }
    }

    /// <summary>Asks the kernel to cancel what it runs.</summary>
    public Task CancelAsync(CancellationToken cancellation) => SendAsync(new Cancel("cancel"), cancellation);

    /// <summary>Asks the kernel to end.</summary>
    public Task QuitAsync(CancellationToken cancellation) => SendAsync(new Quit("quit"), cancellation);

    private Task SendAsync(KernelCommand command, CancellationToken cancellation) =>
        transport.WriteAsync(CommandJson.ToLine(command), cancellation);

    private async Task<byte[]> ReadLineAsync(CancellationToken cancellation)
    {
        try
        {
            return await transport.Lines.ReadAsync(cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new KernelDiedException(await transport.Exited);
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
                outputs.AddDisplay(ValueOf(display), display.ValueId ?? "");
                break;
            case DisplayedValueUpdated update:
                Update(ValueOf(update), update.ValueId ?? "", outputs);
                break;
            case ReturnValueProduced result:
                outputs.AddResult(ValueOf(result), result.ValueId ?? "");
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

    private void Update(MimeBundle value, string id, CellOutputs outputs)
    {
        if (!_submissions.Exists(submission => submission.Outputs.TryUpdate(value, id)))
        {
            outputs.AddDisplay(value, id);
        }
    }

    private async Task RequireMemoryLimitAsync()
    {
        if (await transport.KillIfOverMemoryLimitAsync() is { } exit)
        {
            throw new KernelDiedException(exit);
        }
    }

    private async Task RequireOutputLimitAsync(Submission submission)
    {
        if (submission.Outputs.IsOverLimit)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"was ended: the cell wrote more than {submission.Outputs.Limit} of output");
            throw new KernelDiedException(await transport.KillAsync(reason));
        }
    }
}

/// <summary>A cell that was sent to a kernel.</summary>
/// <param name="Token">The token of its command.</param>
/// <param name="Outputs">What it has shown so far.</param>
public sealed record Submission(string Token, CellOutputs Outputs);

/// <summary>A kernel ended while the client waited for it.</summary>
/// <param name="exit">How it ended.</param>
public sealed class KernelDiedException(KernelExit exit) : Exception($"the kernel {exit.Describe()}")
{
    /// <summary>How it ended.</summary>
    public KernelExit Exit { get; } = exit;
}
