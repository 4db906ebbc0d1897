namespace Lecture38.Runner;

/// <summary>How a kernel's process ended.</summary>
/// <param name="ExitCode">The process's exit code; above 128 on Unix, 128 and the signal.</param>
/// <param name="KillReason">Why the runner ended it, as one clause that completes "the kernel …"; null where it ended by itself.</param>
/// <param name="Errors">What it last wrote to its standard error stream.</param>
public sealed record KernelEnd(int ExitCode, string? KillReason, string Errors)
{
    private const int InterruptSignal = 2;

    /// <summary>True where an interrupt from the keyboard, which reaches every process of the terminal, ended it.</summary>
    public bool IsInterrupt => KillReason is null && ExitCode == 128 + InterruptSignal;

    /// <summary>One clause that completes "the kernel …".</summary>
    /// <param name="cellErrors">What the running cell wrote to standard error: a kernel may pass its runtime's last words on as that.</param>
    public string Describe(string cellErrors = "") =>
        KillReason
        ?? (CrashText.TellingLine($"{Errors}\n{cellErrors}") is { } line
            ? $"crashed: {line} (exit code {ExitCode})"
            : $"ended in the middle of its work (exit code {ExitCode})");
}
