namespace Lecture38.Runner;

/// <summary>How a cell, a notebook or a run ended, from mild to severe: the most severe of several is the greatest.</summary>
internal enum Outcome
{
    /// <summary>It ran and showed what was expected.</summary>
    Passed,

    /// <summary>A tag says not to run it.</summary>
    Skipped,

    /// <summary>The run ended before it.</summary>
    NotRun,

    /// <summary>It ran, but showed something unexpected.</summary>
    Unexpected,

    /// <summary>It ended in an error, or did not raise the error that its tag asks for.</summary>
    Failed,

    /// <summary>The notebook or its expectations cannot be used.</summary>
    Invalid,

    /// <summary>It ran longer than a cell may.</summary>
    TimedOut,

    /// <summary>The kernel ended, or did not start.</summary>
    KernelDied,

    /// <summary>A person ended the run.</summary>
    Interrupted,
}

internal static class Outcomes
{
    public const string ExitCodes = """
        Exit codes:
          0    every cell passed
          1    a cell failed or showed something unexpected
          2    wrong usage, or a notebook or its expectations cannot be used
          3    a cell timed out
          4    a kernel died or could not start
          130  interrupted
        The most severe one wins.
        """;

    /// <summary>The process's exit code for the most severe outcome of a run.</summary>
    public static int ToExitCode(this Outcome outcome) => outcome switch
    {
        Outcome.Passed or Outcome.Skipped or Outcome.NotRun => 0,
        Outcome.Unexpected or Outcome.Failed => 1,
        Outcome.Invalid => 2,
        Outcome.TimedOut => 3,
        Outcome.KernelDied => 4,
        Outcome.Interrupted => 130,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An unknown outcome."),
    };

    public static string ToWords(this Outcome outcome) => outcome switch
    {
        Outcome.NotRun => "not run",
        Outcome.TimedOut => "timed out",
        Outcome.KernelDied => "kernel died",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
