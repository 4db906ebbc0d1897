namespace Lecture38.Kernel;

/// <summary>
/// The process's standard streams, as user code finds them: standard output is a pipe to the kernel, standard input is empty.
/// </summary>
/// <remarks>
/// The handle of standard error stays what it is: a runtime that crashes writes the reason there, and a pipe that only this process
/// reads would lose it. What cells write with <see cref="Console.Error"/> takes another way.
/// </remarks>
internal sealed class StandardStreams
{
    private readonly EventStream _events;
    private readonly TextReader _input;
    private readonly RawOutputPipe _rawOutput;

    /// <summary>Takes the streams over, before any user code runs. The console writes to <paramref name="events"/> and reads <paramref name="input"/>.</summary>
    public StandardStreams(EventStream events, TextReader input)
    {
        _events = events;
        _input = input;
        _rawOutput = RawOutputPipe.PutBehindStandardOutput(text => events.WriteText(OutputKind.StandardOutput, text));
        StandardHandles.CloseInput();
        AttachConsole();
    }

    /// <summary>Makes <see cref="Console"/> write to the kernel and read from its client. Called before every cell, because the one before may have set others.</summary>
    public void AttachConsole()
    {
        Console.SetOut(new ConsoleWriter(OutputKind.StandardOutput, _events));
        Console.SetError(new ConsoleWriter(OutputKind.StandardError, _events));
        Console.SetIn(_input);
    }

    /// <summary>Returns when everything that was written so far has become an event.</summary>
    public void Flush()
    {
        _rawOutput.Drain();
        _events.Flush();
    }
}
