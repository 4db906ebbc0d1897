using System.Globalization;
using DayMemo = System.Func<System.Func<string, int, double>, System.Func<Lecture38.CalibrationRequest, double>>;

namespace Lecture38;

/// <summary>Memoize a load by sensor and day, within a bound, for request objects that are reused.</summary>
internal sealed class DayKey : ExerciseDefinition<DayMemo>
{
    private const int MaxSize = 128;
    private const int ManyKeys = 20_000;
    private const int Randoms = 3_000;

    internal override string Id => "day-key";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Which parts of a request determine the answer? The key needs all of them, and nothing else.",
        "A key must not change while it is stored. Which type combines two values and cannot be changed from outside?",
        "A tuple (request.SensorId, request.Day) compares by value and is a copy, so it cannot change later.",
        "Memoize.Lru<(string Sensor, int Day), double>(key => load(key.Sensor, key.Day), maxSize: 128) is the memo. "
        + "Make it once, outside the lambda that you return.",
    ];

    protected override Verdict Check(DayMemo answer, int seed) =>
        ReturnsNull(answer)
        ?? CheckKeys(new DayKeyTrial(answer))
        ?? CheckReusedRequest(new DayKeyTrial(answer))
        ?? CheckEqualHashCodes(new DayKeyTrial(answer))
        ?? CheckBound(answer)
        ?? CheckRandomly(answer, new Random(seed))
        ?? Verdict.Right(
            $"Requests that differ in the sensor, in the day and in both, one reused object, {ManyKeys} other keys, "
            + $"and {Randoms} random requests: every answer is right, and {MaxSize} results stay.",
            "The key holds exactly what determines the answer, and it is a copy, so it cannot change while it is stored. "
            + "The bound keeps new days from filling the memory.");

    private static Verdict? ReturnsNull(DayMemo answer) =>
        answer((_, _) => 0) is null
            ? Verdict.Wrong(
                "returns-null",
                "Your method returned null.",
                "Return a function: a lambda from a request to its calibration.")
            : null;

    private static Verdict? CheckKeys(DayKeyTrial trial)
    {
        const string TooSmall = "Two requests with different answers share a key. The key must contain everything that the answer depends on.";
        var first = trial.Ask("S1", 1);
        var again = trial.Ask("S1", 1);
        var otherDay = trial.Ask("S1", 2);
        var otherSensor = trial.Ask("S2", 1);
        trial.Ask("S1", 12);
        var alike = trial.Ask("S11", 2);
        return !first.IsRight ? Verdict.Wrong(
                "wrong-value", first.Describe("S1 on day 1", loads: true),
                "Return what load gives for the request's sensor and day.")
            : again.Loads > 0 ? Verdict.Wrong(
                "loads-every-time", again.Describe("S1 on day 1, twice", loads: false),
                "Nothing is kept between two calls. Does each call create its own cache, or a key that equals no other?")
            : !otherDay.IsRight ? Verdict.Wrong(
                "key-without-the-day", otherDay.Describe("S1 on day 1, then S1 on day 2", loads: true),
                TooSmall)
            : !otherSensor.IsRight ? Verdict.Wrong(
                "key-without-the-sensor", otherSensor.Describe("S1 on day 1, then S2 on day 1", loads: true),
                TooSmall)
            : !alike.IsRight ? Verdict.Wrong(
                "glued-key", alike.Describe("S1 on day 12, then S11 on day 2", loads: true),
                "Concatenated, both keys are S112. A tuple keeps its parts separate, and needs no new string for each call.")
            : null;
    }

    private static Verdict? CheckReusedRequest(DayKeyTrial trial)
    {
        var request = new CalibrationRequest { SensorId = "S3", Day = 1 };
        trial.Ask(request);
        request.SensorId = "S4";
        var changed = trial.Ask(request);
        var again = trial.Ask("S3", 1);
        const string Tried = "a request for S3 on day 1; then the same object, changed to S4";
        return changed.IsRight && again is { IsRight: true, Loads: 0 }
            ? null
            : Verdict.Wrong(
                "reuses-one-mutable-key",
                changed.IsRight ? again.Describe($"{Tried}; then a new request for S3 on day 1", loads: false) : changed.Describe(Tried, loads: true),
                "The request is the key, and the caller changed it while it was stored: "
                + "the key of S3's entry is now S4, so no lookup finds the entry.");
    }

    /// <summary>
    /// If the student's code reuses one key object for every call, the mistake shows only for keys with equal hash codes, because a
    /// dictionary compares hash codes first.
    /// </summary>
    private static Verdict? CheckEqualHashCodes(DayKeyTrial trial) =>
        RequestsWithEqualHashCodes() is var (one, other) && trial.Ask(one).IsRight && !trial.Ask(other).IsRight
            ? Verdict.Wrong(
                "reuses-one-mutable-key",
                "Tried: two requests for different sensors whose hash codes happen to be equal. "
                + "Result: the value of the first for both; expected: two values.",
                "All entries share one key object, which always holds the last request. "
                + "If the hash codes are equal, nothing distinguishes two entries.")
            : null;

    /// <summary>
    /// A record adds the hash code of its last member, here the day itself. So two sensors whose hash codes differ by a few days
    /// collide on days that far apart. Among this many sensors, about 34 pairs do.
    /// </summary>
    private static (CalibrationRequest One, CalibrationRequest Other)? RequestsWithEqualHashCodes()
    {
        const int Sensors = 20_000;
        var byHashCode = Enumerable.Range(0, Sensors)
            .Select(number => new CalibrationRequest { SensorId = $"S{number}" })
            .OrderBy(request => request.GetHashCode())
            .ToArray();
        foreach (var (one, other) in byHashCode.Zip(byHashCode.Skip(1)))
        {
            var distance = (long)other.GetHashCode() - one.GetHashCode();
            var later = one with { Day = 1 + (int)Math.Min(distance, 364) };
            if (later.GetHashCode() == other.GetHashCode())
            {
                return (later, other);
            }
        }

        return null;
    }

    private static Verdict? CheckBound(DayMemo answer)
    {
        var within = AskAgainAfter(answer, MaxSize - 1);
        var justBeyond = AskAgainAfter(answer, MaxSize);
        var farBeyond = AskAgainAfter(answer, ManyKeys);
        static string Tried(int otherKeys) => $"S0 on day 1, then {otherKeys} other keys, then S0 on day 1 again";
        return within.Loads > 0 ? Verdict.Wrong(
                "keeps-too-little", within.Describe(Tried(MaxSize - 1), loads: false), $"{MaxSize} results must fit.")
            : farBeyond.Loads == 0 ? Verdict.Wrong(
                "unbounded", farBeyond.Describe(Tried(ManyKeys), loads: true),
                "Every key ever requested is still in memory. Every day brings new keys, so without a bound this is a leak.")
            : justBeyond.Loads == 0 ? Verdict.Close(
                "another-bound", justBeyond.Describe(Tried(MaxSize), loads: true),
                $"It has a bound, but keeps more than {MaxSize} results.")
            : null;
    }

    private static DayKeyTrial.Answer AskAgainAfter(DayMemo answer, int otherKeys)
    {
        var trial = new DayKeyTrial(answer);
        trial.Ask("S0", 1);
        for (var key = 0; key < otherKeys; key++)
        {
            trial.Ask($"S{1 + key / 365}", 1 + key % 365);
        }

        return trial.Ask("S0", 1);
    }

    private static Verdict? CheckRandomly(DayMemo answer, Random random)
    {
        var trial = new DayKeyTrial(answer);
        var real = new DayKeyTrial(load =>
        {
            var memo = Memoize.Lru<(string Sensor, int Day), double>(key => load(key.Sensor, key.Day), MaxSize);
            return request => memo.Invoke((request.SensorId, request.Day));
        });
        var reused = new CalibrationRequest { SensorId = "S0" };
        for (var number = 1; number <= Randoms; number++)
        {
            (reused.SensorId, reused.Day) = ($"S{random.Next(15)}", random.Next(1, 15));
            var (actual, expected) = (trial.Ask(reused), real.Ask(reused));
            if (actual != expected)
            {
                return Verdict.Wrong(
                    "other-result", actual.Describe($"{number} random requests, the last for {reused.SensorId} on day {reused.Day}", loads: expected.Loads > 0),
                    $"An LRU cache of {MaxSize} behaves differently.");
            }
        }

        return null;
    }
}

/// <summary>A student's memo over a load that counts its calls.</summary>
internal sealed class DayKeyTrial
{
    private readonly Func<CalibrationRequest, double> _lookup;
    private int _loads;

    internal DayKeyTrial(DayMemo answer) => _lookup = answer(Load);

    internal static double ValueOf(string sensor, int day) => 1_000 * int.Parse(sensor.AsSpan(1), CultureInfo.InvariantCulture) + day;

    internal Answer Ask(string sensor, int day) => Ask(new CalibrationRequest { SensorId = sensor, Day = day });

    internal Answer Ask(CalibrationRequest request)
    {
        _loads = 0;
        return new Answer(request.SensorId, request.Day, _lookup(request), _loads);
    }

    private double Load(string sensor, int day)
    {
        _loads++;
        return ValueOf(sensor, day);
    }

    /// <summary>The answer to a request.</summary>
    internal sealed record Answer(string Sensor, int Day, double Value, int Loads)
    {
        internal bool IsRight => Value == ValueOf(Sensor, Day);

        internal string Describe(string tried, bool loads) =>
            $"Tried: {tried}. Result: {InWords(Value, Loads > 0)}; expected: {InWords(ValueOf(Sensor, Day), loads)}.";

        private static string InWords(double value, bool loads) => $"{DisplayText.Of(value)} {(loads ? "with a load" : "from the cache")}";
    }
}
