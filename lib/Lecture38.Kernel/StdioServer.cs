using System.Diagnostics;
using System.Text;
using Lecture38.Protocol;
using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>
/// Serves one client over the standard streams. One thread reads commands, another runs cells one at a time, so that a command to
/// cancel or to quit is heard while a cell runs.
/// </summary>
internal sealed class StdioServer
{
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan QuitGrace = TimeSpan.FromMilliseconds(500);
    private static readonly CommandFailed Cancelled = new("Command cancelled.");

    private readonly StandardStreams _streams;
    private readonly EventStream _events;
    private readonly CommandQueue _queue = new();
    private readonly StdioHost _host;
    private readonly ScriptEngine _engine;

    public StdioServer(StandardStreams streams, EventStream events, string workingDirectory)
    {
        _streams = streams;
        _events = events;
        _host = new StdioHost(streams, events);
        _engine = new ScriptEngine(_host, workingDirectory, FrameworkReferences.Map(), new NuGetPackages(workingDirectory));
    }

    /// <summary>Serves the client until it quits or closes the input.</summary>
    public void Run()
    {
        // Ready means warm: the time that the compiler takes to start must not count against the first cell.
        _engine.WarmUpAsync().GetAwaiter().GetResult();
        _events.Publish(new KernelReady(KernelInfos.All), command: null);
        new Thread(ReadCommands) { IsBackground = true, Name = "commands" }.Start();
        while (_queue.Take() is { } running)
        {
            using (running)
            {
                _events.Publish(Answer(running), running.Command);
            }
        }
    }

    private KernelEvent Answer(RunningCommand running)
    {
        switch (running.Command)
        {
            case SubmitCode submitCode:
                return Run(submitCode, running);
            case RequestKernelInfo command:
                foreach (var info in KernelInfos.All)
                {
                    _events.Publish(new KernelInfoProduced(info), command);
                }
                return new CommandSucceeded();
            default:
                return new CommandFailed($"The embedded kernel does not support the command {running.Command.CommandType}.");
        }
    }

    private KernelEvent Run(SubmitCode command, RunningCommand running)
    {
        if (!KernelInfos.IsCSharp(command.TargetKernelName))
        {
            return new CommandFailed($"The embedded kernel has no kernel named '{command.TargetKernelName}'; it has csharp.");
        }
        _events.BeginText(command);
        _streams.AttachConsole();
        _host.Running = running;
        try
        {
            _engine.RunAsync(command.Code, running.CancellationToken).GetAwaiter().GetResult();
            return new CommandSucceeded();
        }
        catch (CellFailedException failure)
        {
            return new CommandFailed(failure.Message);
        }
        catch (OperationCanceledException) when (running.CancellationToken.IsCancellationRequested)
        {
            return Cancelled;
        }
        finally
        {
            _streams.Flush();
        }
    }

    private void ReadCommands()
    {
        using var lines = new StreamReader(_streams.ProtocolInput, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            switch (CommandJson.Parse(Encoding.UTF8.GetBytes(line)))
            {
                case MalformedCommand malformed:
                    _events.Publish(
                        new CommandFailed($"Line {number} of the input is not a command: {malformed.Reason}."), malformed.Token is null ? null : malformed);
                    break;
                case Cancel cancel:
                    _events.Publish(CancelAll(), cancel);
                    break;
                case Quit:
                    End();
                    return;
                case var command:
                    _queue.Add(command);
                    break;
            }
        }
        End();
    }

    private KernelEvent CancelAll()
    {
        var (dropped, running) = _queue.Drop();
        foreach (var command in dropped)
        {
            _events.Publish(Cancelled, command);
        }
        return running?.TryCancel(CancelGrace) != false
            ? new CommandSucceeded()
            : new CommandFailed("The running cell cannot be stopped: its code never waits. End the kernel's process to stop it.");
    }

    /// <summary>Ends the process, even if user code runs on or hangs in a handler of the process's exit.</summary>
    private void End()
    {
        var (_, running) = _queue.Close();
        running?.TryCancel(QuitGrace);
        new Thread(() =>
        {
            Thread.Sleep(QuitGrace);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true }.Start();
        Environment.Exit(0);
    }
}
