namespace Lecture38.Testing;

/// <summary>Recorded runs in which everything happens that can.</summary>
public static class SampleRuns
{
    public static StepRecording<LruStep> Lru() => Stepper.Lru("S0 S1 S2 S0 S3 S1 S1 S4 S0".Split(' '), maxSize: 3);

    public static StepRecording<TtlStep> Ttl() => Stepper.Ttl(
        [
            TtlOperation.Set("S0"), TtlOperation.Wait(1), TtlOperation.Set("S1"), TtlOperation.Wait(0.5), TtlOperation.Set("S2"),
            TtlOperation.Get("S0"), TtlOperation.Set("S3"), TtlOperation.Wait(1.25), TtlOperation.Get("S1"), TtlOperation.Set("S2"),
            TtlOperation.Remove("S3"), TtlOperation.Wait(2), TtlOperation.Get("S2"), TtlOperation.Get("S9"), TtlOperation.Remove("S9"),
        ],
        TimeSpan.FromSeconds(2),
        maxSize: 3);

    public static StepRecording<AlertStep> Alerts() => Stepper.Alerts(
        new[] { 61, 75, 60, 88, 59, 93, 71.25, 80 }.Select((value, i) => new SensorReading($"S{i}", value)), threshold: 60, maxAlerts: 3);

    /// <summary>The HTML of one run of each kind.</summary>
    public static string[] Html() => [Lru().ToHtml(), Ttl().ToHtml(), Alerts().ToHtml()];

    /// <summary>The HTML of one run of each kind, as long and as wide as the course's longest.</summary>
    public static string[] LongHtml(int steps = 60, int maxSize = 16)
    {
        string Key(int i) => $"sensor-{i * 7 % 23}";
        return
        [
            Stepper.Lru(Enumerable.Range(0, steps).Select(Key), maxSize).ToHtml(),
            Stepper.Ttl(
                Enumerable.Range(0, steps).Select(i => i % 4 == 3 ? TtlOperation.Wait(0.125) : TtlOperation.Set(Key(i))),
                TimeSpan.FromSeconds(1.5),
                maxSize).ToHtml(),
            Stepper.Alerts(Enumerable.Range(0, steps).Select(i => new SensorReading(Key(i), 60 + (i / 7.0))), threshold: 60, maxSize).ToHtml(),
        ];
    }
}
