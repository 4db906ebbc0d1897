namespace Lecture38;

/// <summary>Measure what an accumulator holds on to: its object, its ring, and what the alerts in it refer to.</summary>
internal sealed class BytesHeld : ExerciseDefinition<Func<Func<BoundedAlertAccumulator>, long>>
{
    /// <summary>A difference of two heap sizes is an answer, too, and the rest of the process adds to it.</summary>
    private const double Tolerance = 0.05;

    private const int AlertBytes = 40;

    internal override string Id => "bytes-held";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Call build() for an accumulator. Is what you are asked for its shallow or its deep size?",
        "Of the bytes that were allocated, some are garbage by now: the readings that were only checked. What is left when you follow the references?",
        "One call of this section's second measure, on what build() gives, is enough.",
    ];

    protected override Verdict Check(Func<Func<BoundedAlertAccumulator>, long> answer, int seed)
    {
        var runs = Runs(seed);
        foreach (var run in runs)
        {
            var actual = answer(run.Build);
            var held = DeepSize.Of(run.Build());
            if (Math.Abs(actual - held) > Tolerance * held)
            {
                var (cause, meaning) = CauseOf(actual, run);
                return Verdict.Wrong(cause, $"Tried: {run}; result: {actual} bytes; expected: {held}, give or take {Tolerance:P0}.", meaning);
            }
        }

        return Verdict.Right(
            $"{runs.Length} accumulators, nearly empty and full, with ids that alerts share and with ids of their own.",
            "You counted what can be reached from the accumulator: the whole ring, used or not, and each id once. Garbage that was made on the way is not in it.");
    }

    private static Run[] Runs(int seed)
    {
        var random = new Random(seed);
        return
        [
            new Run(Room: 50_000, Readings: 5, SharesIds: true),
            new Run(Room: 50_000, Readings: 100_000, SharesIds: true),
            new Run(Room: 50_000, Readings: 60_000, SharesIds: false),
            new Run(random.Next(30_000, 60_000), random.Next(60_000, 90_000), SharesIds: false),
        ];
    }

    private static (string Cause, string Meaning) CauseOf(long actual, Run run)
    {
        var build = run.Build;
        var accumulator = build();
        var ring = (long)AlertBytes * accumulator.Stats.MaxCapacity;
        var stored = (long)AlertBytes * accumulator.Stats.CurrentlyStored;
        return actual switch
        {
            _ when actual == ShallowSize.Of(accumulator) =>
                ("shallow-size",
                 "This is the accumulator's own object: a few numbers, and a reference to its ring. The size of a reference is not the size of the data."),
            _ when actual == DeepSize.Of(build) || actual == ShallowSize.Of(build) =>
                ("measures-the-builder", "You measured build itself, the function. Call it, and measure what it gives you."),
            _ when IsNear(actual, ring) =>
                ("ring-without-ids",
                 "You counted the ring alone. Each alert in it refers to an id, and here each id is a string of its own, which stays as long as the alert."),
            _ when actual >= stored && IsNear(actual, stored) =>
                ("stored-for-capacity",
                 "You counted the alerts that are stored. The ring is allocated whole at the start, and an empty place takes as much as a used one."),
            _ when IsNear(actual, MemoryAudit.AllocatedBytes(() => build())) =>
                ("allocated-for-retained", "You counted everything that build allocated. The readings that it made are garbage by now, and nothing holds on to them."),
            _ when DeepSize.ByType(accumulator).Any(type => type.Bytes == actual) =>
                ("one-type-of-several", "You took one line of the breakdown by type. The accumulator holds objects of several types."),
            _ => ("other-result", "The exercise asks for the bytes that stay while you keep the accumulator: its object, its ring, and what the alerts refer to."),
        };
    }

    /// <summary>Near enough to be the same count, with or without the headers of a few objects.</summary>
    private static bool IsNear(long actual, long expected) => Math.Abs(actual - expected) <= 300 + expected / 100;

    private sealed record Run(int Room, int Readings, bool SharesIds)
    {
        private static readonly string[] SensorIds = ["S0", "S1", "S2", "S3", "S4"];

        internal BoundedAlertAccumulator Build()
        {
            var accumulator = new BoundedAlertAccumulator(Room);
            SensorReading[] readings = [.. Enumerable.Range(0, Readings).Select(Reading)];
            foreach (var reading in readings)
            {
                accumulator.Check(reading, threshold: 60);
            }

            return accumulator;
        }

        public override string ToString() => $"room for {Room} alerts, {Readings} raised, {(SharesIds ? "five sensors" : "a sensor id of its own for each")}";

        private SensorReading Reading(int number) =>
            new(SharesIds ? SensorIds[number % SensorIds.Length] : $"pump-{number:D6}", 61, DateTimeOffset.UnixEpoch);
    }
}
