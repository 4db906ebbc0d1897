namespace Lecture38.Kernel;

/// <summary>
/// The process's standard streams. The protocol keeps private duplicates of standard input and output, which child processes do
/// not inherit; user code finds a pipe and an empty input in their place.
/// </summary>
/// <remarks>
/// The handle of standard error stays what it is: a runtime that crashes writes the reason there, and a pipe that only this process
/// reads would lose it. What cells write with <see cref="Console.Error"/> takes another way.
/// </remarks>
internal sealed class StandardStreams
{
    private readonly EventStream _events;
    private readonly RawOutputPipe _rawOutput;

    private StandardStreams(Stream protocolInput, EventStream events)
    {
        ProtocolInput = protocolInput;
        _events = events;
        _rawOutput = RawOutputPipe.PutBehindStandardOutput(text => events.WriteText(OutputKind.StandardOutput, text));
        StandardHandles.CloseInput();
        AttachConsole();
    }

    /// <summary>The lines that the client sends.</summary>
    public Stream ProtocolInput { get; }

    /// <summary>Takes the streams over, before any user code runs. <paramref name="events"/> writes to the real output, and gets what the console writes.</summary>
    public static StandardStreams Take(out EventStream events)
    {
        var input = StandardHandles.DuplicateInput();
        events = new EventStream(StandardHandles.DuplicateOutput());
        return new StandardStreams(input, events);
    }

    /// <summary>Makes <see cref="Console"/> write to the kernel. Called before every cell, because the one before may have set another writer.</summary>
    public void AttachConsole()
    {
        Console.SetOut(new ConsoleWriter(OutputKind.StandardOutput, _events));
        Console.SetError(new ConsoleWriter(OutputKind.StandardError, _events));
    }

    /// <summary>Sends what cells wrote to the client when user code ends the process.</summary>
    public void FlushOnExit()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Flush();
    }

    /// <summary>Returns when everything that was written so far has gone to the client.</summary>
    public void Flush()
    {
        _rawOutput.Drain();
        _events.Flush();
    }
}
