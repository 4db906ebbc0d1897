namespace Lecture38.Runner;

/// <summary>The surroundings of a command: where it writes, the course, and what interrupts it.</summary>
/// <param name="Output">Standard output, or a substitute.</param>
/// <param name="Error">Standard error, or a substitute.</param>
internal sealed record RunnerHost(TextWriter Output, TextWriter Error, string Root)
{
    /// <summary>Connects interrupts to a run until it is disposed. By default nothing interrupts.</summary>
    public Func<RunStop, IDisposable?> ConnectInterrupts { get; init; } = _ => null;
}
