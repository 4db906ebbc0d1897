using System.Globalization;
using ArrayMemo = System.Func<System.Func<string, double[]>, System.Func<string, double[]>>;

namespace Lecture38;

/// <summary>Cache arrays so that no caller can spoil them for the next.</summary>
internal sealed class PrivateValues : ExerciseDefinition<ArrayMemo>
{
    private const int Randoms = 2_000;

    internal override string Id => "private-values";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "How many arrays are there for one sensor while the cache holds it, and who can write into which?",
        "Two callers must never hold the same array, and neither may hold the one in the cache.",
        "Make a copy at each call, after the cache has answered: array.ToArray() or (double[])array.Clone().",
    ];

    protected override Verdict Check(ArrayMemo answer, int seed) =>
        CheckOneSensor(answer)
        ?? CheckManySensors(answer, new Random(seed))
        ?? Verdict.Right(
            $"Three callers of one sensor and {Randoms} random calls, each of which wrote into its array: "
            + "nobody saw another's numbers, and each sensor was loaded once.",
            "The cache keeps an array that nobody else knows. Each caller pays for a copy, which is cheap beside a load, and owns it.");

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
        Spoil(first);
        var second = lookup("S1");
        var secondValues = second.ToArray();
        Spoil(second);
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
                "No call spoils another's values, but nothing is remembered either.");
        }

        if (!secondValues.SequenceEqual(Loader.Values("S1")))
        {
            return JudgeSpoiled(first, second, loader, secondValues);
        }

        return third.SequenceEqual(Loader.Values("S1"))
            ? null
            : Verdict.Close(
                "copies-on-a-miss-only",
                Tried("third", third),
                "The first caller got a copy, the second the cache's own array, and wrote into it. A hit needs a copy just as a miss does.");
    }

    private static Verdict JudgeSpoiled(double[] first, double[] second, Loader loader, double[] values)
    {
        var tried = Tried("second", values);
        return ReferenceEquals(first, second)
            ? ReferenceEquals(first, loader.Last)
                ? Verdict.Wrong(
                    "hands-out-its-own-array",
                    tried,
                    "All callers and the cache share one array. A cached reference is not a private value.")
                : Verdict.Wrong(
                    "copies-on-the-way-in-only",
                    tried,
                    "Your copy protects the cache from the load, but every caller gets that one copy. Copy on the way out.")
            : Verdict.Close(
                "copies-on-a-hit-only",
                tried,
                "A hit gets a copy, but the first caller, who missed, got the array that went into the cache.");
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
                "The cache must have room for a hundred sensors.");
    }

    private static Verdict WrongValue(string tried) =>
        Verdict.Wrong("wrong-value", $"Tried: {tried}", "Each caller must get what load gives for its own sensor, unchanged.");

    private static string Tried(string caller, double[] values) =>
        "Tried: S1 again and again; each caller sets its array to 0. "
        + $"The {caller} caller got: {Text(values)}; expected: {Text(Loader.Values("S1"))}.";

    private static void Spoil(double[] values) => Array.Clear(values);

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
