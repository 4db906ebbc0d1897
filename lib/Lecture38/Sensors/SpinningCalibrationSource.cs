using System.Diagnostics;

namespace Lecture38;

/// <summary>Calibrations behind a latency: each lookup takes a tenth of a millisecond, or as long as you say.</summary>
/// <remarks>
/// It spins. No operating system that .NET runs on can be trusted to sleep for so short a time: a sleep of 0.1 ms may take
/// 1 ms, or 15. Spinning costs processor time where a network would only cost patience. Safe for concurrent use.
/// </remarks>
/// <param name="calibrations">The calibrations by sensor id.</param>
/// <param name="latency">What a lookup costs; null for 0.1 ms.</param>
public sealed class SpinningCalibrationSource(
    IReadOnlyDictionary<string, Calibration> calibrations, TimeSpan? latency = null) : ICalibrationSource
{
    private readonly long _latencyInTimestamps =
        (long)((latency ?? TimeSpan.FromMilliseconds(0.1)).TotalSeconds * Stopwatch.Frequency);

    private long _lookups;

    /// <summary>How many lookups there have been, failed ones included.</summary>
    public long Lookups => Interlocked.Read(ref _lookups);

    /// <inheritdoc/>
    public Calibration Lookup(string sensorId)
    {
        Interlocked.Increment(ref _lookups);
        var end = Stopwatch.GetTimestamp() + _latencyInTimestamps;
        while (Stopwatch.GetTimestamp() < end)
        {
            Thread.SpinWait(8);
        }

        return calibrations.TryGetValue(sensorId, out var calibration)
            ? calibration
            : throw new KeyNotFoundException($"No calibration for sensor '{sensorId}'.");
    }
}
