namespace Lecture38;

/// <summary>Write a window of the latest values that allocates nothing once it is full.</summary>
internal sealed class SteadyBytes : ExerciseDefinition<Func<int, ILatestValues>>
{
    private const int Room = 500;
    private const int MoreValues = 1_000;

    internal override string Id => "steady-bytes";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Once the window is full, a new value needs no new slot. Which slot can it use?",
        "Allocate one array in the constructor. Keep the index of the next slot, and the number of values.",
        "After the last slot comes the first: _next = (_next + 1) % _values.Length.",
        "The oldest of count values is count slots before the next one. To avoid negative indices: (_next - count + i + _values.Length) % _values.Length.",
    ];

    protected override Verdict Check(Func<int, ILatestValues> answer, int seed) =>
        Trials(seed).Select(trial => trial.FindMistake(answer)).FirstOrDefault(mistake => mistake is not null)
            ?? FindSharedArray(answer(3))
            ?? FindGrowth(answer(Room))
            ?? FindAllocation(answer(Room))
            ?? Verdict.Right(
                $"Windows of 1 to 40 values, and {MoreValues} values into a full window of {Room}: 0 bytes.",
                "A new value overwrites the oldest, in memory that was allocated at the start. The bound limits what you retain; this way you also allocate nothing.");

    private static IEnumerable<Trial> Trials(int seed)
    {
        var random = new Random(seed);
        return
        [
            new Trial(3, [1, 2]), new Trial(3, [1, 2, 3]), new Trial(3, [1, 2, 3, 4, 5]), new Trial(1, [7, 8]),
            .. Enumerable.Range(0, 40).Select(_ => new Trial(random.Next(1, 41), [.. Enumerable.Range(0, random.Next(120)).Select(_ => (double)random.Next(100))])),
        ];
    }

    private static Verdict? FindSharedArray(ILatestValues window)
    {
        Fill(window, 3);
        var held = window.OldestFirst();
        double[] before = [.. held];
        window.Add(99);
        return held.SequenceEqual(before)
            ? null
            : Verdict.Wrong(
                "hands-out-its-own-array",
                $"Tried: OldestFirst(), then Add(99); the returned list changed from {List(before)} to {List(held)}.",
                "You returned the window's own array, which changes later: return a copy.");
    }

    private static Verdict? FindGrowth(ILatestValues window)
    {
        Fill(window, 3 * Room);
        var growth = StoreGrowth.Measure(window, () => Fill(window, 10 * Room));
        return growth.Grew
            ? Verdict.Wrong(
                "keeps-everything",
                $"Tried: {10 * Room} values more into a full window of {Room}; it grew from {growth.Before} to {growth.After} bytes.",
                "The window shows the latest values, but stores all the others, too. It has no bound.")
            : null;
    }

    private static Verdict? FindAllocation(ILatestValues window)
    {
        Fill(window, 3 * Room);
        var allocated = MemoryAudit.AllocatedBytes(() => Fill(window, MoreValues));
        if (allocated == 0)
        {
            return null;
        }

        var (cause, meaning) = CauseOfAllocation(window, allocated / MoreValues);
        return Verdict.Wrong(
            cause, $"Tried: {MoreValues} values into a full window of {Room}; result: {allocated} bytes allocated, {allocated / MoreValues} for each; expected: 0.", meaning);
    }

    private static (string Cause, string Meaning) CauseOfAllocation(ILatestValues window, long bytesForEach) =>
        (bytesForEach, DeepSize.ByType(window).Max(type => type.Count)) switch
        {
            ( >= Room * sizeof(double), _) =>
                ("copies-on-every-add", "Each Add allocates a new array, and the previous one becomes garbage. The window is bounded, but it allocates all the time."),
            (_, >= Room) =>
                ("a-node-for-each-value",
                 "The window is bounded, but each value needs its own object, and the oldest object becomes garbage. A bound does not reduce allocation."),
            _ => ("allocates-on-add", "Something in Add allocates an object, perhaps a lambda or an iterator. The slot for the new value already exists."),
        };

    private static void Fill(ILatestValues window, int count)
    {
        for (var i = 0; i < count; i++)
        {
            window.Add(i);
        }
    }

    private static string List(IReadOnlyList<double> values) =>
        $"[{string.Join(", ", values.Take(8).Select(value => DisplayText.Of(value)))}{(values.Count > 8 ? ", …" : "")}]";

    private sealed record Trial(int MaxValues, double[] Values)
    {
        internal Verdict? FindMistake(Func<int, ILatestValues> answer)
        {
            var window = answer(MaxValues);
            foreach (var value in Values)
            {
                window.Add(value);
            }

            double[] actual = [.. window.OldestFirst() ?? []];
            double[] expected = [.. Values.TakeLast(MaxValues)];
            if (actual.SequenceEqual(expected))
            {
                return null;
            }

            var (cause, meaning) = CauseOf(actual, expected);
            return Verdict.Wrong(cause, $"Tried: room for {MaxValues}, add {List(Values)}; result: {List(actual)}; expected: {List(expected)}.", meaning);
        }

        private (string Cause, string Meaning) CauseOf(double[] actual, double[] expected) => actual switch
        {
            _ when actual.SequenceEqual(expected.Reverse()) => ("newest-first", "These are the right values, but newest first. The exercise asks for the opposite order."),
            _ when actual.SequenceEqual(Values.Take(MaxValues)) =>
                ("drops-the-newest",
                 "A full window must drop its oldest value for the new one. Yours drops the new one."),
            _ when actual.Length > expected.Length && actual.Length == MaxValues =>
                ("shows-empty-places", "You also returned unused slots. Count how many are in use."),
            _ when actual.Except(Values).Any() =>
                ("shared-by-all-windows", "It contains values of another window. All windows share a static field: make it an instance field."),
            _ when actual.Length > MaxValues => ("keeps-everything", "There are more values than the window has room for. It has no bound."),
            _ when actual.Order().SequenceEqual(expected.Order()) =>
                ("order-of-the-places",
                 "The values are right, but in the order of their slots. The oldest one is somewhere in the middle: start there."),
            _ => ("other-result", "The window must hold the latest values, as many as it has room for, and return them from the oldest to the newest."),
        };
    }
}

/// <summary>A window of the latest values of a stream, up to a bound. The exercise <c>steady-bytes</c> asks for one.</summary>
public interface ILatestValues
{
    /// <summary>Adds a value, in place of the oldest one if the window is full. Allocates nothing once the window is full.</summary>
    /// <param name="value">The value.</param>
    void Add(double value);

    /// <summary>The values in the window, oldest first.</summary>
    /// <returns>A copy.</returns>
    IReadOnlyList<double> OldestFirst();
}
