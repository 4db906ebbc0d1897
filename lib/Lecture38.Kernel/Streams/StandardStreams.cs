namespace Lecture38.Kernel;

/// <summary>
/// The process's standard streams, taken before any user code runs: the protocol keeps private duplicates of standard input and
/// output (closed in child processes), and user code finds a pipe and an empty input in their place.
/// </summary>
/// <remarks>
/// The handle of standard error stays what it is: a runtime that crashes writes its last words there, and a pipe that only this
/// process reads would take them along. What cells write with <see cref="Console.Error"/> does not go that way.
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

    /// <summary>Takes the streams. What the console writes from here on arrives at <paramref name="events"/>, which writes to the real output.</summary>
    public static StandardStreams Take(out EventStream events)
    {
        var input = StandardHandles.DuplicateInput();
        events = new EventStream(StandardHandles.DuplicateOutput());
        return new StandardStreams(input, events);
    }

    /// <summary>Makes <see cref="Console"/> write to the kernel. Done again for every cell, for the one before may have set another writer.</summary>
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

    /// <summary>Returns when everything written so far, by whatever way, has gone to the client.</summary>
    public void Flush()
    {
        _rawOutput.Drain();
        _events.Flush();
    }
}
