using System.Globalization;

namespace Lecture38;

/// <summary>Memoize a load by sensor and day, bounded, for requests whose objects are used again.</summary>
internal sealed class DayKey : ExerciseDefinition<Func<Func<string, int, double>, Func<CalibrationRequest, double>>>
{
    private const int MaxSize = 128;
    private const int ManyKeys = 20_000;
    private const int Randoms = 3_000;

    internal override string Id => "day-key";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "Which facts of a request decide the answer? All of them belong into the key, and nothing else.",
        "A key must not change while it is stored. Which types for two values together cannot be changed from outside?",
        "A tuple (request.SensorId, request.Day) compares by value and is a copy: nobody can change it later.",
        "Memoize.Lru<(string Sensor, int Day), double>(key => load(key.Sensor, key.Day), maxSize: 128) is the memo. Make it once, outside the lambda that you return.",
    ];

    protected override Verdict Check(Func<Func<string, int, double>, Func<CalibrationRequest, double>> answer, int seed) =>
        CheckKeys(new Trial(answer)) ?? CheckReusedRequest(new Trial(answer)) ?? CheckBound(answer) ?? CheckRandomly(answer, new Random(seed)) ?? Verdict.Right(
            $"Requests that differ in the sensor, in the day and in both, one object used again and again, {ManyKeys:N0} other keys, and {Randoms:N0} random requests: each answer is its own, and 128 stay.",
            "The key holds just what decides the answer, and it is a copy, so that nobody can change it while it is stored. The bound keeps a year of ever new days from filling the memory.");

    private static Verdict? CheckKeys(Trial trial)
    {
        var first = trial.Ask("S1", 1);
        if (first.Value != Trial.ValueOf("S1", 1))
        {
            return Verdict.Wrong("wrong-value", first.ToString(), "Return what load gives for the request's sensor and day.");
        }

        var again = trial.Ask("S1", 1);
        var otherDay = trial.Ask("S1", 2);
        var otherSensor = trial.Ask("S2", 1);
        trial.Ask("S1", 12);
        var alike = trial.Ask("S11", 2);
        return again.Loads > 0 ? Verdict.Wrong(
                "loads-every-time", $"{again} It was asked for before.", "Nothing is remembered between two calls. Does each call make a cache, or a key, of its own?")
            : !otherDay.IsRight ? Verdict.Wrong(
                "key-without-the-day", $"{otherDay} Day 1 was asked for before.", "Two questions with different answers share a key. What the answer depends on must be in the key.")
            : !otherSensor.IsRight ? Verdict.Wrong(
                "key-without-the-sensor", $"{otherSensor} S1 was asked for before.", "Two questions with different answers share a key. What the answer depends on must be in the key.")
            : !alike.IsRight ? Verdict.Wrong(
                "glued-key", $"{alike} S1 on day 12 was asked for before.", "Glued together, both read S112. A tuple keeps its parts apart, and makes no new string at each call.")
            : null;
    }

    private static Verdict? CheckReusedRequest(Trial trial)
    {
        var request = new CalibrationRequest { SensorId = "S3", Day = 1 };
        trial.Ask(request);
        request.SensorId = "S4";
        var changed = trial.Ask(request);
        var again = trial.Ask("S3", 1);
        return changed.IsRight && again is { IsRight: true, Loads: 0 }
            ? null
            : Verdict.Wrong(
                "reuses-one-mutable-key",
                $"Tried: a request for S3 on day 1; then the same object, changed to S4; then a new request for S3 on day 1. {(changed.IsRight ? again : changed)}",
                "The request is the key, and the caller changed it under the cache: S3's entry is stored under a key that now says S4. Nobody can find it again.");
    }

    private static Verdict? CheckBound(Func<Func<string, int, double>, Func<CalibrationRequest, double>> answer)
    {
        var within = AskAgainAfter(answer, MaxSize - 1);
        var justBeyond = AskAgainAfter(answer, MaxSize);
        var farBeyond = AskAgainAfter(answer, ManyKeys);
        return within.Loads > 0 ? Verdict.Wrong(
                "keeps-too-little", $"{within} It was asked for {MaxSize - 1} other keys before.", $"{MaxSize} results must fit.")
            : farBeyond.Loads == 0 ? Verdict.Wrong(
                "unbounded", $"{farBeyond} It was asked for {ManyKeys:N0} other keys before, and still nothing was loaded anew.", "Every key ever asked for is still in memory. There is a new day every day: without a bound that is a leak.")
            : justBeyond.Loads == 0 ? Verdict.Close(
                "another-bound", $"{justBeyond} It was asked for {MaxSize} other keys before.", $"It is bounded, but it keeps more than {MaxSize} results.")
            : null;
    }

    private static Answer AskAgainAfter(Func<Func<string, int, double>, Func<CalibrationRequest, double>> answer, int otherKeys)
    {
        var trial = new Trial(answer);
        trial.Ask("S0", 1);
        for (var key = 0; key < otherKeys; key++)
        {
            trial.Ask($"S{1 + key / 365}", 1 + key % 365);
        }

        return trial.Ask("S0", 1);
    }

    private static Verdict? CheckRandomly(Func<Func<string, int, double>, Func<CalibrationRequest, double>> answer, Random random)
    {
        var trial = new Trial(answer);
        var real = new Trial(load =>
        {
            var memo = Memoize.Lru<(string Sensor, int Day), double>(key => load(key.Sensor, key.Day), MaxSize);
            return request => memo.Invoke((request.SensorId, request.Day));
        });
        var reused = new CalibrationRequest { SensorId = "S0" };
        for (var number = 1; number <= Randoms; number++)
        {
            (reused.SensorId, reused.Day) = ($"S{random.Next(15)}", random.Next(1, 15));
            var (came, expected) = (trial.Ask(reused), real.Ask(reused));
            if (came != expected)
            {
                return Verdict.Wrong(
                    "other-result", $"{came} Should be {(expected.Loads == 0 ? "no load" : "a load")}: it was request {number} of a random stream.", $"An LRU cache of {MaxSize} did otherwise.");
            }
        }

        return null;
    }

    /// <summary>What came of a request.</summary>
    private sealed record Answer(string Sensor, int Day, double Value, int Loads)
    {
        internal bool IsRight => Value == Trial.ValueOf(Sensor, Day);

        public override string ToString() =>
            $"Tried: {Sensor} on day {Day}. Came: {DisplayText.Of(Value)}, {(Loads == 0 ? "without a load" : "with a load")}; right is {DisplayText.Of(Trial.ValueOf(Sensor, Day))}.";
    }

    /// <summary>A student's function on a load that counts.</summary>
    private sealed class Trial
    {
        private readonly Func<CalibrationRequest, double> _lookup;
        private int _loads;

        internal Trial(Func<Func<string, int, double>, Func<CalibrationRequest, double>> answer) => _lookup = answer(Load);

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
    }
}
