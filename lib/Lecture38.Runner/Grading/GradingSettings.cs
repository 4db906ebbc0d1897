using System.Globalization;

namespace Lecture38.Runner;

/// <summary>How submissions are graded.</summary>
/// <param name="Seed">The seed of the checks' random numbers.</param>
/// <param name="Jobs">Submissions that run at a time.</param>
internal sealed record GradingSettings(KernelLimits Limits, TimeSpan Submission, int Seed, int Jobs)
{
    /// <summary>Not the notebooks' seed, so that an answer fitted to their numbers gains nothing.</summary>
    public const int DefaultSeed = 2038;

    public static KernelLimits DefaultLimits { get; } =
        KernelLimits.Default with { Cell = TimeSpan.FromSeconds(20), Memory = new ByteSize(1L << 30), Output = new ByteSize(1L << 20) };

    public static TimeSpan DefaultSubmission { get; } = TimeSpan.FromMinutes(5);

    /// <summary>All settings on which a grade depends.</summary>
    public string Fingerprint(bool isSandboxed) => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}, cell {Limits.Cell}, submission {Submission}, memory {Limits.Memory.Bytes}, output {Limits.Output.Bytes}, sandbox {isSandboxed}");
}
