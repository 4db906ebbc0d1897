namespace Lecture38;

/// <summary>What was measured of one benchmark.</summary>
/// <param name="Method">The benchmark's description.</param>
/// <param name="MeanNanoseconds">The mean time of one operation, in nanoseconds.</param>
/// <param name="ErrorNanoseconds">Half the width of the mean's 99.9 % confidence interval, in nanoseconds.</param>
/// <param name="StandardDeviationNanoseconds">The standard deviation of all measurements, in nanoseconds.</param>
/// <param name="AllocatedBytes">
/// The managed memory that one operation allocates, in bytes; null where it could not be measured. What other threads allocate
/// meanwhile counts too: for an operation as long as a tenth of a millisecond that may be a few bytes.
/// </param>
/// <param name="Ratio">The mean as a multiple of the baseline's; null where the class declares no baseline.</param>
public sealed record BenchRow(
    string Method,
    double MeanNanoseconds,
    double ErrorNanoseconds,
    double StandardDeviationNanoseconds,
    long? AllocatedBytes,
    double? Ratio);
