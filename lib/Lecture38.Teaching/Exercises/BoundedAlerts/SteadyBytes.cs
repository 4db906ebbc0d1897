namespace Lecture38;

/// <summary>Write a window on the latest values that allocates nothing once it is full.</summary>
internal sealed class SteadyBytes : ExerciseDefinition<Func<int, ILatestValues>>
{
    private const int Room = 500;
    private const int MoreValues = 1_000;

    internal override string Id => "steady-bytes";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Once it is full, a new value needs no new place. Whose place can it have?",
        "Allocate one array in the constructor. Keep the position at which the next value goes, and how many values there are.",
        "After the last place comes the first again: _next = (_next + 1) % _values.Length.",
        "The oldest of count values lies count places behind the next one. To stay above 0: (_next - count + i + _values.Length) % _values.Length.",
    ];

    protected override Verdict Check(Func<int, ILatestValues> answer, int seed) =>
        Trials(seed).Select(trial => trial.FindMistake(answer)).FirstOrDefault(mistake => mistake is not null)
            ?? FindSharedArray(answer(3))
            ?? FindGrowth(answer(Room))
            ?? FindAllocation(answer(Room))
            ?? Verdict.Right(
                $"Windows of 1 to 40 values, and {MoreValues} values into a full window of {Room}: 0 bytes.",
                "A new value takes the oldest one's place, in memory that is there from the start. The bound says how much you retain; this says that you allocate nothing either.");

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
                $"Tried: OldestFirst(), then Add(99); what you had returned turned from {List(before)} into {List(held)}.",
                "You returned the window's own array, which changes while the caller holds it: return a copy.");
    }

    private static Verdict? FindGrowth(ILatestValues window)
    {
        Fill(window, 3 * Room);
        var growth = StoreGrowth.Measure(window, () => Fill(window, 10 * Room));
        return growth.Grew
            ? Verdict.Wrong(
                "keeps-everything",
                $"Tried: {10 * Room} values more into a full window of {Room}; it grew from {growth.Before} to {growth.After} bytes.",
                "It shows the latest values and still stores all the others. Nothing bounds it.")
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
                ("copies-on-every-add", "Each Add makes a new array, and the one before is garbage. The window is bounded; the work of the collector is not."),
            (_, >= Room) =>
                ("a-node-for-each-value",
                 "It is bounded, and yet each value comes with an object of its own, while the oldest one's becomes garbage. Bounded does not mean that it allocates less."),
            _ => ("allocates-on-add", "Something in Add makes an object, perhaps a lambda or an iterator. The place for the new value is already there."),
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
            _ when actual.SequenceEqual(expected.Reverse()) => ("newest-first", "These are the right values from the newest to the oldest. The exercise asks for the opposite order."),
            _ when actual.SequenceEqual(Values.Take(MaxValues)) =>
                ("drops-the-newest",
                 "A full window must drop its oldest value for the new one. Yours refuses the new one, and shows for ever how the stream began."),
            _ when actual.Length > expected.Length && actual.Length == MaxValues =>
                ("shows-empty-places", "You also returned slots that no value has taken yet. Count how many are in use."),
            _ when actual.Except(Values).Any() =>
                ("shared-by-all-windows", "There are values in it that came to another window. A static field is one for all of them: take it out."),
            _ when actual.Length > MaxValues => ("keeps-everything", "There are more values than there is room for. Nothing bounds it."),
            _ when actual.Order().SequenceEqual(expected.Order()) =>
                ("order-of-the-places",
                 "The values are right, in the order of their places in the array. The oldest one is somewhere in the middle: start there."),
            _ => ("other-result", "The window holds the latest values, as many as it has room for, and returns them from the oldest to the newest."),
        };
    }
}

/// <summary>A window on a stream: the latest values, up to a bound. The exercise <c>steady-bytes</c> asks for one.</summary>
public interface ILatestValues
{
    /// <summary>Takes a value in; the oldest one goes where there is no room. Allocates nothing once the window is full.</summary>
    /// <param name="value">The value.</param>
    void Add(double value);

    /// <summary>The values in the window, oldest first.</summary>
    /// <returns>A copy, which later values do not change.</returns>
    IReadOnlyList<double> OldestFirst();
}
