namespace Lecture38.Runner;

/// <summary>How a kernel's process ended.</summary>
/// <param name="ExitCode">The process's exit code; on Unix, 128 plus the number of the signal that ended it.</param>
/// <param name="KillReason">Why the runner killed it, as one clause that completes "the kernel …"; null if it ended by itself.</param>
/// <param name="Errors">The first and the last lines that it wrote to standard error.</param>
internal sealed record KernelExit(int ExitCode, string? KillReason, string Errors)
{
    private const int InterruptSignal = 2;
    private const string FailFast = "Process terminated";

    /// <summary>How a .NET process that crashes begins the line that says why.</summary>
    private static readonly string[] CrashBeginnings = ["Stack overflow", "Unhandled exception", "Fatal error", "Out of memory", FailFast];

    /// <summary>True if an interrupt from the keyboard ended it, which reaches every process of the terminal.</summary>
    public bool IsInterrupt => KillReason is null && ExitCode == 128 + InterruptSignal;

    /// <summary>One clause that completes "the kernel …".</summary>
    /// <param name="cellErrors">What the running cell wrote to standard error: a kernel may report its own crash there.</param>
    public string Describe(string cellErrors = "") =>
        KillReason
        ?? (CrashLine($"{Errors}\n{cellErrors}") is { } line
            ? $"crashed: {line} (exit code {ExitCode})"
            : $"ended in the middle of its work (exit code {ExitCode})");

    private static string? CrashLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var index = Array.FindIndex(lines, line => CrashBeginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)));
        if (index < 0)
        {
            return null;
        }

        // Environment.FailFast gives its reason on a line of its own.
        var hasReason = lines[index].StartsWith(FailFast, StringComparison.Ordinal) && index + 1 < lines.Length;
        return (hasReason ? $"{FailFast}: {lines[index + 1]}" : lines[index]).TrimEnd('.');
    }
}
