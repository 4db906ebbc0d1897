namespace Lecture38;

/// <summary>Measure the bytes that an accumulator retains: its object, its ring, and everything that its alerts refer to.</summary>
internal sealed class BytesHeld : ExerciseDefinition<Func<Func<BoundedAlertAccumulator>, long>>
{
    /// <summary>An answer may compare two heap sizes, which include the rest of the process.</summary>
    private const double Tolerance = 0.05;

    private const int AlertBytes = 40;

    internal override string Id => "bytes-held";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "build() creates an accumulator. Does the exercise ask for its shallow or its deep size?",
        "Some of the allocated bytes are garbage by now: the readings that were only checked. What can still be reached through references?",
        "One call of this section's second measure, on the result of build(), is enough.",
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
            $"{runs.Length} accumulators, nearly empty and full, with shared and with separate ids.",
            "You counted everything that can be reached from the accumulator: the whole ring, used or not, and each id once. Garbage does not count.");
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
                 "This is the accumulator's own object: a few numbers, and a reference to its ring. A reference does not include the data that it refers to."),
            _ when actual == DeepSize.Of(build) || actual == ShallowSize.Of(build) =>
                ("measures-the-builder", "You measured the function build. Call it, and measure its result."),
            _ when IsNear(actual, ring) =>
                ("ring-without-ids",
                 "You counted only the ring. Each alert refers to an id, and here each id is a separate string, which lives as long as the alert."),
            _ when actual >= stored && IsNear(actual, stored) =>
                ("stored-for-capacity",
                 "You counted the stored alerts. The whole ring is allocated at the start, and an unused slot takes as much memory as a used one."),
            _ when IsNear(actual, MemoryAudit.AllocatedBytes(() => build())) =>
                ("allocated-for-retained", "You counted everything that build allocated. The readings that it created are garbage by now: nothing refers to them."),
            _ when DeepSize.ByType(accumulator).Any(type => type.Bytes == actual) =>
                ("one-type-of-several", "You counted one line of the breakdown by type. The accumulator retains objects of several types."),
            _ => ("other-result", "The exercise asks for the bytes that the accumulator retains: its object, its ring, and everything that its alerts refer to."),
        };
    }

    /// <summary>Whether two sizes are equal but for the headers of a few objects.</summary>
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

        public override string ToString() => $"room for {Room} alerts, {Readings} raised, {(SharesIds ? "five sensor ids" : "a separate sensor id for each")}";

        private SensorReading Reading(int number) =>
            new(SharesIds ? SensorIds[number % SensorIds.Length] : $"pump-{number:D6}", 61, DateTimeOffset.UnixEpoch);
    }
}
