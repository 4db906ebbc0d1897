using System.Diagnostics;

namespace Lecture38.Kernel;

/// <summary>
/// The kernel at work: one thread reads commands, another runs submissions one at a time, so that a command to cancel or to quit
/// is heard while a cell runs.
/// </summary>
internal sealed class KernelSession(StandardStreams streams, EventStream events, string workingDirectory)
{
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan QuitGrace = TimeSpan.FromMilliseconds(500);

    private readonly CommandReader _commands = new(streams.ProtocolInput);
    private readonly SubmissionQueue _queue = new();
    private readonly CellRunner _cells = new(streams, events, workingDirectory);
    private volatile RunningSubmission? _running;

    /// <summary>Serves the client until it quits or closes the input.</summary>
    public void Run()
    {
        events.Publish(new KernelReady(), command: null);
        new Thread(ReadCommands) { IsBackground = true, Name = "commands" }.Start();
        _cells.WarmUp();
        while (_queue.Take() is { } command)
        {
            Serve(command);
        }
    }

    private void Serve(KernelCommand command)
    {
        using var submission = new RunningSubmission();
        _running = submission;
        events.Publish(Answer(command, submission), command);
    }

    private KernelEvent Answer(KernelCommand command, RunningSubmission submission)
    {
        switch (command)
        {
            case SubmitCode submitCode:
                return _cells.Run(submitCode, submission);
            case RequestKernelInfo:
                foreach (var info in KernelInfo.All)
                {
                    events.Publish(new KernelInfoProduced(info), command);
                }
                return new CommandSucceeded();
            default:
                return new CommandFailed($"The embedded kernel does not support the command {command.CommandType}.");
        }
    }

    private void ReadCommands()
    {
        foreach (var command in _commands.ReadAll().TakeWhile(command => command is not Quit))
        {
            switch (command)
            {
                case MalformedCommand malformed:
                    events.Publish(new CommandFailed(malformed.Problem), malformed.Token is null ? null : malformed);
                    break;
                case Cancel:
                    events.Publish(CancelEverything(), command);
                    break;
                default:
                    _queue.Add(command);
                    break;
            }
        }
        End();
    }

    private KernelEvent CancelEverything()
    {
        foreach (var forgotten in _queue.Clear())
        {
            events.Publish(new CommandFailed(CommandFailed.Cancelled), forgotten);
        }
        return _running is not { } running || running.TryCancel(CancelGrace)
            ? new CommandSucceeded()
            : new CommandFailed("The running cell cannot be stopped: its code never waits. End the kernel's process to stop it.");
    }

    /// <summary>Ends the process, also when user code runs on or hangs in a handler of the process's exit.</summary>
    private void End()
    {
        _queue.Clear();
        _queue.Close();
        _running?.TryCancel(QuitGrace);
        new Thread(() =>
        {
            Thread.Sleep(QuitGrace);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true }.Start();
        Environment.Exit(0);
    }
}
