using System.Globalization;
using ArrayMemo = System.Func<System.Func<string, double[]>, System.Func<string, double[]>>;

namespace Lecture38;

/// <summary>Cache arrays so that no caller can change another's values.</summary>
internal sealed class PrivateValues : ExerciseDefinition<ArrayMemo>
{
    private const int Randoms = 2_000;

    internal override string Id => "private-values";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "How many arrays are there for a cached sensor, and who can write to which?",
        "No two callers may have the same array, and no caller may have the one in the cache.",
        "Make a copy at each call, of what the cache returns: array.ToArray() or (double[])array.Clone().",
    ];

    protected override Verdict Check(ArrayMemo answer, int seed) =>
        CheckOneSensor(answer)
        ?? CheckManySensors(answer, new Random(seed))
        ?? Verdict.Right(
            $"Three callers of one sensor and {Randoms} random calls, each of which changed its array: "
            + "no caller saw another's changes, and each sensor was loaded once.",
            "No caller has the cache's own array. Each caller gets a copy, which is cheap compared with a load.");

    private static Verdict? CheckOneSensor(ArrayMemo answer)
    {
        var loader = new Loader();
        var lookup = answer(loader.Load);
        if (lookup?.Invoke("S1") is not { } first)
        {
            return Verdict.Wrong(
                "returns-null",
                lookup is null ? "Your method returned null." : "Your function returned null for S1.",
                "Return a function from a sensor to an array.");
        }

        var firstValues = first.ToArray();
        Overwrite(first);
        var second = lookup("S1");
        var secondValues = second.ToArray();
        Overwrite(second);
        var third = lookup("S1");

        if (!firstValues.SequenceEqual(Loader.Values("S1")))
        {
            return WrongValue($"S1, the first call. Result: {Text(firstValues)}; expected: {Text(Loader.Values("S1"))}.");
        }

        if (loader.Loads > 1)
        {
            return Verdict.Wrong(
                "loads-every-time",
                $"Tried: three calls for S1. Result: {loader.Loads} loads; expected: 1.",
                "No call changes another's values, but nothing is cached, either.");
        }

        if (!secondValues.SequenceEqual(Loader.Values("S1")))
        {
            return JudgeOverwritten(first, second, loader, secondValues);
        }

        return third.SequenceEqual(Loader.Values("S1"))
            ? null
            : Verdict.Close(
                "copies-on-a-miss-only", Tried("third", third),
                "The first caller got a copy, but the second got the cache's own array and changed it. A hit needs a copy, just like a miss.");
    }

    private static Verdict JudgeOverwritten(double[] first, double[] second, Loader loader, double[] values)
    {
        var tried = Tried("second", values);
        return ReferenceEquals(first, second)
            ? ReferenceEquals(first, loader.Last)
                ? Verdict.Wrong(
                    "hands-out-its-own-array", tried,
                    "All callers and the cache share one array. A cached reference does not protect the array behind it.")
                : Verdict.Wrong(
                    "copies-on-the-way-in-only", tried,
                    "You copied the loaded array, but every caller gets that one copy. Copy what you return.")
            : Verdict.Close(
                "copies-on-a-hit-only", tried,
                "A hit gets a copy, but the first caller, who missed, got the array that is now in the cache.");
    }

    private static Verdict? CheckManySensors(ArrayMemo answer, Random random)
    {
        var loader = new Loader();
        var lookup = answer(loader.Load);
        var asked = new HashSet<string>();
        var sensors = random.Next(20, 100);
        for (var call = 0; call < Randoms; call++)
        {
            var sensor = $"S{random.Next(sensors)}";
            asked.Add(sensor);
            var values = lookup(sensor);
            if (!values.SequenceEqual(Loader.Values(sensor)))
            {
                return WrongValue(
                    $"call {call + 1} of a random stream, for {sensor}. Result: {Text(values)}; expected: {Text(Loader.Values(sensor))}.");
            }

            values[random.Next(values.Length)] = -1;
        }

        return loader.Loads == asked.Count
            ? null
            : Verdict.Wrong(
                "forgets-too-soon",
                $"Tried: {Randoms} calls for {asked.Count} sensors. Result: {loader.Loads} loads; expected: {asked.Count}.",
                "The cache must hold a hundred sensors.");
    }

    private static Verdict WrongValue(string tried) =>
        Verdict.Wrong("wrong-value", $"Tried: {tried}", "Each caller must get what load returns for its sensor, unchanged.");

    private static string Tried(string caller, double[] values) =>
        "Tried: S1 repeatedly; each caller sets its array to 0. "
        + $"The {caller} caller got: {Text(values)}; expected: {Text(Loader.Values("S1"))}.";

    private static void Overwrite(double[] values) => Array.Clear(values);

    private static string Text(double[] values) => $"[{string.Join(", ", values.Select(value => DisplayText.Of(value)))}]";

    /// <summary>Loads a new array at each call.</summary>
    private sealed class Loader
    {
        internal int Loads { get; private set; }

        internal double[]? Last { get; private set; }

        internal static double[] Values(string sensor)
        {
            var number = int.Parse(sensor.AsSpan(1), CultureInfo.InvariantCulture);
            return [number + 0.5, 2 * number, number * number + 1];
        }

        internal double[] Load(string sensor)
        {
            Loads++;
            return Last = Values(sensor);
        }
    }
}
