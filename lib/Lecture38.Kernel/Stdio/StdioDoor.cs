using System.Text;
using Lecture38.Protocol;

namespace Lecture38.Kernel;

/// <summary>The protocol of .NET Interactive: commands come as lines of JSON on standard input, events go as lines to standard output.</summary>
/// <remarks>It keeps private duplicates of the two streams, which user code and child processes do not find.</remarks>
internal sealed class StdioDoor : IFrontDoor
{
    private readonly Stream _input = StandardHandles.DuplicateInput();
    private readonly Stream _output = StandardHandles.DuplicateOutput();
    private bool _clientIsGone;

    public TextReader Input => TextReader.Null;

    public void Serve(KernelServer server)
    {
        using var lines = new StreamReader(_input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            switch (CommandJson.Parse(Encoding.UTF8.GetBytes(line)))
            {
                case MalformedCommand malformed:
                    server.Publish(
                        new CommandFailed($"Line {number} of the input is not a command: {malformed.Reason}."), malformed.Token is null ? null : malformed);
                    break;
                case Cancel cancel:
                    server.Publish(
                        server.TryCancel()
                            ? new CommandSucceeded()
                            : new CommandFailed("The running cell cannot be stopped: its code never waits. End the kernel's process to stop it."),
                        cancel);
                    break;
                case Quit:
                    server.End();
                    return;
                case var command:
                    server.Add(command);
                    break;
            }
        }
        server.End();
    }

    public void OnStarted(KernelCommand command)
    {
    }

    public void Close()
    {
    }

    public void OnEvent(KernelEvent kernelEvent, KernelCommand? command)
    {
        if (_clientIsGone)
        {
            return;
        }
        try
        {
            _output.Write(EventJson.ToLine(kernelEvent, command));
            _output.Flush();
        }
        catch (IOException)
        {
            // The end of the input, which comes with it, ends the process.
            _clientIsGone = true;
        }
    }
}
