using System.Diagnostics;

namespace Lecture38;

/// <summary>Calibrations with a latency: each lookup takes 0.1 ms, or as long as you specify.</summary>
/// <remarks>
/// It spins, because <see cref="Thread.Sleep(TimeSpan)"/> counts in whole milliseconds. Unlike waiting for a network, spinning uses
/// the processor. Safe for concurrent use.
/// </remarks>
public sealed class SpinningCalibrationSource : ICalibrationSource
{
    private readonly IReadOnlyDictionary<string, Calibration> _calibrations;
    private readonly TimeSpan _latency;
    private long _lookups;

    /// <summary>Creates a source with a latency.</summary>
    /// <param name="calibrations">The calibrations by sensor id.</param>
    /// <param name="latency">The time of a lookup; null for 0.1 ms.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calibrations"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="latency"/> is negative.</exception>
    public SpinningCalibrationSource(IReadOnlyDictionary<string, Calibration> calibrations, TimeSpan? latency = null)
    {
        ArgumentNullException.ThrowIfNull(calibrations);
        ArgumentOutOfRangeException.ThrowIfLessThan(latency.GetValueOrDefault(), TimeSpan.Zero, nameof(latency));
        _calibrations = calibrations;
        _latency = latency ?? TimeSpan.FromMilliseconds(0.1);
    }

    /// <summary>The number of lookups, including failed ones.</summary>
    public long Lookups => Interlocked.Read(ref _lookups);

    /// <inheritdoc/>
    public Calibration Lookup(string sensorId)
    {
        ArgumentNullException.ThrowIfNull(sensorId);
        var start = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _lookups);
        while (Stopwatch.GetElapsedTime(start) < _latency)
        {
            Thread.SpinWait(8);
        }

        return _calibrations.TryGetValue(sensorId, out var calibration)
            ? calibration
            : throw new KeyNotFoundException($"No calibration for sensor '{sensorId}'.");
    }
}
