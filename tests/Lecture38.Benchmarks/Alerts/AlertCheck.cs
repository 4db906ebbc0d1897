using BenchmarkDotNet.Attributes;

namespace Lecture38.Benchmarks;

/// <summary>Checking readings against a threshold, with the ways to keep the alerts side by side.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public abstract class AlertCheck
{
    protected const double Threshold = 60;

    /// <summary>The readings of the lecture's run. One call of a benchmark checks them all.</summary>
    private const int Readings = 10_000;
    private const int MaxAlerts = 500;
    private const int Sensors = 10;
    private const int Seed = 38;

    private readonly BoundedAlertAccumulator _bounded = new(MaxAlerts);
    private readonly BoundedQueue _queue = new(MaxAlerts);
    private readonly BoundedList _list = new(MaxAlerts);
    private SensorReading[] _readings = null!;

    [GlobalSetup]
    public void MakeReadings()
    {
        var random = new Random(Seed);
        var sensorIds = Accesses.SensorIds(Sensors);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _readings =
        [
            .. Enumerable.Range(0, Readings).Select(i => new SensorReading(sensorIds[i % Sensors], NextValue(random), start.AddSeconds(i))),
        ];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Readings)]
    public int BoundedAlertAccumulator()
    {
        var alerts = 0;
        foreach (ref readonly var reading in _readings.AsSpan())
        {
            alerts += _bounded.Check(reading, Threshold) ? 1 : 0;
        }

        return alerts;
    }

    [Benchmark(OperationsPerInvoke = Readings)]
    public int Queue()
    {
        var alerts = 0;
        foreach (ref readonly var reading in _readings.AsSpan())
        {
            alerts += _queue.Check(reading, Threshold) ? 1 : 0;
        }

        return alerts;
    }

    [Benchmark(OperationsPerInvoke = Readings)]
    public int List()
    {
        var alerts = 0;
        foreach (ref readonly var reading in _readings.AsSpan())
        {
            alerts += _list.Check(reading, Threshold) ? 1 : 0;
        }

        return alerts;
    }

    /// <summary>A new one for each run of readings: one that lived on would fill the memory.</summary>
    [Benchmark(OperationsPerInvoke = Readings)]
    public int UnboundedAlertAccumulator()
    {
        var unbounded = new UnboundedAlertAccumulator();
        var alerts = 0;
        foreach (ref readonly var reading in _readings.AsSpan())
        {
            alerts += unbounded.Check(reading, Threshold) ? 1 : 0;
        }

        return alerts;
    }

    protected abstract double NextValue(Random random);
}

/// <summary>Checking a reading that is in order, as nearly all are.</summary>
public class CheckWithoutAlert : AlertCheck
{
    protected override double NextValue(Random random) => Threshold * random.NextDouble();
}

/// <summary>Checking a reading that raises an alert while the accumulator is full, so that the oldest alert has to go.</summary>
public class CheckWithAlert : AlertCheck
{
    protected override double NextValue(Random random) => Threshold + 1 + random.NextDouble();
}

/// <summary>The bounded accumulator as one would write it on a queue: at the bound, the oldest alert is dequeued first.</summary>
internal sealed class BoundedQueue(int maxAlerts)
{
    private readonly Queue<Alert> _alerts = new(maxAlerts);
    private long _totalTriggered;

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        if (_alerts.Count == maxAlerts)
        {
            _alerts.Dequeue();
        }

        _alerts.Enqueue(new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, ++_totalTriggered));
        return true;
    }
}

/// <summary>The bounded accumulator on a list: at the bound, removing the oldest alert moves all the others up.</summary>
internal sealed class BoundedList(int maxAlerts)
{
    private readonly List<Alert> _alerts = new(maxAlerts);
    private long _totalTriggered;

    public bool Check(in SensorReading reading, double threshold)
    {
        if (!(reading.Value > threshold))
        {
            return false;
        }

        if (_alerts.Count == maxAlerts)
        {
            _alerts.RemoveAt(0);
        }

        _alerts.Add(new Alert(reading.SensorId, reading.Value, reading.Timestamp ?? DateTimeOffset.UtcNow, ++_totalTriggered));
        return true;
    }
}
