using System.Diagnostics;
using Lecture38.Protocol;
using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>
/// The engine behind a front door. One thread takes commands and runs cells one at a time; the door's own thread adds commands, so
/// that a request to cancel or to end is heard while a cell runs.
/// </summary>
internal sealed class KernelServer
{
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndGrace = TimeSpan.FromMilliseconds(500);
    private static readonly CommandFailed Cancelled = new("Command cancelled.");

    private readonly IFrontDoor _door;
    private readonly EventStream _events;
    private readonly StandardStreams _streams;
    private readonly CommandQueue _queue = new();
    private readonly CellHost _host;
    private readonly ScriptEngine _engine;
    private readonly Lazy<LanguageService> _languageService;

    /// <summary>Takes over the process's standard streams, before any user code runs.</summary>
    public KernelServer(IFrontDoor door, string workingDirectory)
    {
        _door = door;
        _events = new EventStream(door.OnEvent);
        _streams = new StandardStreams(_events, door.Input);
        _host = new CellHost(_streams, _events);
        // What cells wrote goes to the client even if user code ends the process.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => FlushAndClose();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => FlushAndClose();
        _engine = new ScriptEngine(_host, workingDirectory, FrameworkReferences.Map(), new NuGetPackages(workingDirectory));
        _languageService = new Lazy<LanguageService>(() => new LanguageService(_engine));
    }

    /// <summary>Serves the client until the door ends the process.</summary>
    public void Run()
    {
        // Ready means warm: the time that the compiler takes to start must not count against the first cell.
        _engine.WarmUpAsync().GetAwaiter().GetResult();
        Publish(new KernelReady(KernelInfos.All), command: null);
        new Thread(() => _door.Serve(this)) { IsBackground = true, Name = "front door" }.Start();
        while (_queue.Take() is { } running)
        {
            using (running)
            {
                _door.OnStarted(running.Command);
                Publish(Answer(running), running.Command);
            }
        }
    }

    /// <summary>Adds a command to the ones that wait.</summary>
    public void Add(KernelCommand command) => _queue.Add(command);

    /// <summary>Tells the client of an event, after everything before it.</summary>
    public void Publish(KernelEvent kernelEvent, KernelCommand? command) => _events.Publish(kernelEvent, command);

    /// <summary>Returns when everything that was written so far has gone to the front door.</summary>
    public void Flush() => _streams.Flush();

    /// <summary>Fails the cells that wait.</summary>
    public void DropCells()
    {
        foreach (var command in _queue.DropCells())
        {
            Publish(Cancelled, command);
        }
    }

    /// <summary>Fails the cells that wait, and stops the one that runs. False if it cannot be stopped, because its code never waits.</summary>
    public bool TryCancel()
    {
        DropCells();
        return _queue.Latest?.TryCancel(CancelGrace) != false;
    }

    /// <summary>Ends the process, even if user code runs on or hangs in a handler of the process's exit.</summary>
    public void End()
    {
        _queue.Close();
        _queue.Latest?.TryCancel(EndGrace);
        new Thread(() =>
        {
            Thread.Sleep(EndGrace);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true }.Start();
        Environment.Exit(0);
    }

    private void FlushAndClose()
    {
        Flush();
        _door.Close();
    }

    private KernelEvent Answer(RunningCommand running)
    {
        try
        {
            return running.Command switch
            {
                SubmitCode submitCode => Run(submitCode, running),
                var other => AnswerQuestion(other, running.CancellationToken),
            };
        }
        catch (OperationCanceledException) when (running.CancellationToken.IsCancellationRequested)
        {
            return Cancelled;
        }
        catch (Exception exception)
        {
            // A fault in an editor's service, or a malformed request, costs its answer and not the session.
            return new CommandFailed($"{running.Command.CommandType} failed: {exception.Message}");
        }
    }

    private KernelEvent AnswerQuestion(KernelCommand command, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case RequestKernelInfo:
                foreach (var info in KernelInfos.All)
                {
                    Publish(new KernelInfoProduced(info), command);
                }
                break;
            case FrontDoorRequest request:
                request.Answer();
                break;
            case CodeQuestion question:
                if (_languageService.Value.AnswerAsync(question, cancellationToken).GetAwaiter().GetResult() is { } answer)
                {
                    Publish(answer, question);
                }
                break;
            case RequestDiagnostics request:
                Publish(CellHost.ToEvent(_engine.Diagnose(request.Code, cancellationToken)), request);
                break;
            default:
                return new CommandFailed($"The embedded kernel does not support the command {command.CommandType}.");
        }
        return new CommandSucceeded();
    }

    private KernelEvent Run(SubmitCode command, RunningCommand running)
    {
        if (!KernelInfos.IsCSharp(command.TargetKernelName))
        {
            return new CommandFailed($"The embedded kernel has no kernel named '{command.TargetKernelName}', only csharp: run the notebook with --kernel dotnet-interactive.");
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
        finally
        {
            _streams.Flush();
        }
    }
}
