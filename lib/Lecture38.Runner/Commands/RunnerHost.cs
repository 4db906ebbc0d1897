namespace Lecture38.Runner;

/// <summary>What a verb knows of the world around it: where it writes, which course it serves, and how it is interrupted.</summary>
/// <param name="Output">Standard output, or what stands in for it.</param>
/// <param name="Error">Standard error, or what stands in for it.</param>
/// <param name="Root">The course's folder.</param>
public sealed record RunnerHost(TextWriter Output, TextWriter Error, string Root)
{
    /// <summary>Connects interrupts to a run until it is disposed. By default nothing interrupts.</summary>
    public Func<RunStop, IDisposable?> ConnectInterrupts { get; init; } = _ => null;
}
