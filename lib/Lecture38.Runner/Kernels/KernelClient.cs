using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Lecture38.Runner;

/// <summary>
/// The client's side of the kernel protocol, the same for every kernel: waits until the kernel is ready, submits one cell after
/// the other, and sorts what comes back to the cell that it belongs to. Not safe for concurrent use.
/// </summary>
/// <param name="process">The kernel's process; not disposed.</param>
public sealed class KernelClient(KernelProcess process)
{
    private readonly List<Submission> _submissions = [];

    /// <summary>Waits for <c>KernelReady</c>.</summary>
    /// <exception cref="KernelDiedException">The process ended first.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        while (KernelEvent.TryParse(await ReadLineAsync(cancellation)) is not { Type: "KernelReady" })
        {
        }
    }

    /// <summary>Sends a cell's code; what it shows is added to <paramref name="outputs"/> while the client waits.</summary>
    public async Task<Submission> SubmitAsync(string code, string kernelName, CellOutputs outputs, CancellationToken cancellation)
    {
        // A token that code in a cell cannot know cannot be forged by a line that it writes around the kernel.
        var submission = new Submission($"cell-{_submissions.Count + 1}-{Guid.NewGuid():N}", outputs);
        _submissions.Add(submission);
        await SendAsync("SubmitCode", new JsonObject { ["code"] = code, ["targetKernelName"] = kernelName }, submission.Token, cancellation);
        return submission;
    }

    /// <summary>Waits until a submission ends; may be called again after a cancelled wait.</summary>
    /// <returns>Null for success, else the kernel's message.</returns>
    /// <exception cref="KernelDiedException">The process ended first, or was ended because the cell showed too much.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the submission still runs.</exception>
    public async Task<CellError?> WaitForEndAsync(Submission submission, CancellationToken cancellation)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancellation);
            var received = KernelEvent.TryParse(line);
            if (received is null)
            {
                submission.Outputs.AddStream("stdout", Encoding.UTF8.GetString(line) + "\n");
            }
            else if (received.Type is "CommandSucceeded" or "CommandFailed" && received.Token == submission.Token)
            {
                await RequireMemoryLimitAsync();
                return received.Type == "CommandFailed" ? submission.Outputs.ReadError(received.Text("message")) : submission.Outputs.TakeError();
            }
            else
            {
                AddOutput(received, OwnerOf(received, submission));
            }

            await RequireOutputLimitAsync(submission);
        }
    }

    /// <summary>Asks the kernel to cancel what it runs.</summary>
    public Task CancelAsync(CancellationToken cancellation) =>
        SendAsync("Cancel", new JsonObject { ["targetKernelName"] = ".NET" }, "cancel", cancellation);

    /// <summary>Asks the kernel to end.</summary>
    public Task QuitAsync(CancellationToken cancellation) => SendAsync("Quit", [], "quit", cancellation);

    private Task SendAsync(string commandType, JsonObject command, string token, CancellationToken cancellation)
    {
        var message = new JsonObject { ["commandType"] = commandType, ["command"] = command, ["token"] = token };
        return process.WriteLineAsync(message.ToJsonString(), cancellation);
    }

    private async Task<byte[]> ReadLineAsync(CancellationToken cancellation)
    {
        try
        {
            return await process.Lines.ReadAsync(cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new KernelDiedException(await process.Ended);
        }
    }

    /// <summary>A task that an earlier cell left running still shows under that cell.</summary>
    private CellOutputs OwnerOf(KernelEvent received, Submission current) =>
        (_submissions.Find(submission => received.BelongsTo(submission.Token)) ?? current).Outputs;

    private void AddOutput(KernelEvent received, CellOutputs outputs)
    {
        switch (received.Type)
        {
            case "StandardOutputValueProduced":
                outputs.AddStream("stdout", received.FormattedValues().PlainText);
                break;
            case "StandardErrorValueProduced":
                outputs.AddStream("stderr", received.FormattedValues().PlainText);
                break;
            case "DisplayedValueProduced":
                outputs.AddDisplay(received.FormattedValues(), received.Text("valueId"));
                break;
            case "DisplayedValueUpdated":
                Update(received, outputs);
                break;
            case "ReturnValueProduced":
                outputs.AddResult(received.FormattedValues(), received.Text("valueId"));
                break;
            case "ErrorProduced":
                outputs.NoteError(received.Text("message"));
                break;
        }
    }

    private void Update(KernelEvent received, CellOutputs outputs)
    {
        var (value, id) = (received.FormattedValues(), received.Text("valueId"));
        if (!_submissions.Exists(submission => submission.Outputs.TryUpdate(value, id)))
        {
            outputs.AddDisplay(value, id);
        }
    }

    private async Task RequireMemoryLimitAsync()
    {
        if (await process.EndIfOverMemoryLimitAsync() is { } end)
        {
            throw new KernelDiedException(end);
        }
    }

    private async Task RequireOutputLimitAsync(Submission submission)
    {
        if (submission.Outputs.IsOverLimit)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"was ended: the cell wrote more than {submission.Outputs.Limit} of output");
            throw new KernelDiedException(await process.KillAsync(reason));
        }
    }
}

/// <summary>A cell that was sent to a kernel.</summary>
/// <param name="Token">The token of its command.</param>
/// <param name="Outputs">What it has shown so far.</param>
public sealed record Submission(string Token, CellOutputs Outputs);

/// <summary>A kernel's process ended while something waited for it.</summary>
/// <param name="end">How it ended.</param>
public sealed class KernelDiedException(KernelEnd end) : Exception($"the kernel {end.Describe()}")
{
    /// <summary>How it ended.</summary>
    public KernelEnd End { get; } = end;
}
