namespace Lecture38.Runner;

/// <summary>How a kernel's process ended.</summary>
/// <param name="ExitCode">The process's exit code; above 128 on Unix, 128 and the signal.</param>
/// <param name="Reason">One clause that completes "the kernel …".</param>
/// <param name="Errors">What it last wrote to its standard error stream.</param>
public sealed record KernelEnd(int ExitCode, string Reason, string Errors)
{
    private const int InterruptSignal = 2;

    /// <summary>True where an interrupt from the keyboard, which reaches every process of the terminal, ended it.</summary>
    public bool IsInterrupt => ExitCode == 128 + InterruptSignal;
}
