using ReadThroughAnswer = System.Func<
    Lecture38.TtlCache<string, Lecture38.Calibration?>, string, System.Func<string, Lecture38.Calibration?>, Lecture38.Calibration?>;

namespace Lecture38;

/// <summary>Write a lookup that caches a null result but no failure.</summary>
internal sealed class ReadThrough : ExerciseDefinition<ReadThroughAnswer>
{
    private const int RandomSteps = 300;

    internal override string Id => "read-through";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "It is the lookup of this section: try the cache; on a miss, load, store, return.",
        "The return value of TryGetValue distinguishes a hit from a miss. The out parameter does not.",
        "If load throws, the line after it does not run. Without a try block, nothing is cached and the exception reaches the caller.",
    ];

    protected override Verdict Check(ReadThroughAnswer answer, int seed) =>
        TryValue(answer) ?? TryNull(answer) ?? TryFailure(answer) ?? TryExpiry(answer) ?? TryAtRandom(answer, new Random(seed))
            ?? Verdict.Right(
                $"A value, a null, a failure, an expired value, and {RandomSteps} lookups at random.",
                "The Boolean says whether a value is cached, so the value can be anything, even null. A failure is not a value: the next caller loads again.");

    private static Verdict? TryValue(ReadThroughAnswer answer)
    {
        var trial = new ReadThroughTrial(answer) { Source = new Calibration(1, 2) };
        var (first, second) = (trial.Lookup("S1"), trial.Lookup("S1"));
        var tried = $"Tried: two lookups of S1, whose calibration is {trial.Source}. Result: {first}, then {second}, with {trial.LoadsInWords}; expected: twice {trial.Source}, with 1 load.";
        return (first == trial.SourceInWords && second == first, trial.Loads) switch
        {
            (true, 1) => null,
            (true, 2) => Verdict.Wrong("loads-every-time", tried, "The second lookup loads again. Does the first one store its value in the cache, and does the second one look there?"),
            _ => Verdict.Wrong("other-result", tried, "The first value comes from load, the second from the cache."),
        };
    }

    private static Verdict? TryNull(ReadThroughAnswer answer)
    {
        var trial = new ReadThroughTrial(answer) { Source = null };
        var (first, second) = (trial.Lookup("S9"), trial.Lookup("S9"));
        var tried = $"Tried: two lookups of S9, which has no calibration: load returns null. Result: {first}, then {second}, with {trial.LoadsInWords}; expected: twice null, with 1 load.";
        return (first == trial.SourceInWords && second == first, trial.Loads) switch
        {
            (true, 1) => null,
            (true, 2) => Verdict.Wrong("null-is-a-miss", tried, "Null is a value, too. You took it for a miss, so a sensor without a calibration is loaded every time."),
            _ => Verdict.Wrong("other-result", tried, "A null from load is a value like any other."),
        };
    }

    private static Verdict? TryFailure(ReadThroughAnswer answer)
    {
        var trial = new ReadThroughTrial(answer) { Source = new Calibration(1, 2), IsDown = true };
        var whileDown = trial.Lookup("S1");
        trial.IsDown = false;
        var afterwards = trial.Lookup("S1");
        var tried = $"Tried: a lookup of S1 while load throws, and one when it works again. Result: {whileDown}, then {afterwards}, with {trial.LoadsInWords}; "
            + $"expected: {ReadThroughTrial.Failure}, then {trial.SourceInWords}, with 2 loads.";
        return (whileDown == ReadThroughTrial.Failure, afterwards == trial.SourceInWords && trial.Loads == 2) switch
        {
            (true, true) => null,
            (false, true) when whileDown == ReadThroughTrial.AnotherFailure => Verdict.Close(
                "wraps-the-failure", tried, "The caller gets an exception, but not the one that load threw. Without a try block, that one passes through."),
            (false, true) => Verdict.Wrong("swallows-the-failure", tried, "The caller cannot tell your result from a real one. Let the exception through."),
            _ when trial.Loads == 1 => Verdict.Wrong("caches-the-failure", tried, "The source works again, but you still return what you stored while it was down. Store only what load returns."),
            _ => Verdict.Wrong("other-result", tried, "A failure must reach the caller, and must not be cached."),
        };
    }

    private static Verdict? TryExpiry(ReadThroughAnswer answer)
    {
        var trial = new ReadThroughTrial(answer) { Source = new Calibration(1, 2) };
        var old = trial.Lookup("S1");
        trial.Source = new Calibration(3, 4);
        trial.Clock.Advance(ReadThroughTrial.Ttl);
        var renewed = trial.Lookup("S1");
        var tried = $"Tried: a lookup of S1; its calibration changes; its time to live passes; a lookup again. Result: {old}, then {renewed}; expected: {trial.SourceInWords} in the end.";
        return renewed == trial.SourceInWords
            ? null
            : Verdict.Wrong("keeps-the-first-for-ever", tried, "You returned an expired value. Use TryGetValue, which checks the clock, and keep values nowhere else.");
    }

    private static Verdict? TryAtRandom(ReadThroughAnswer answer, Random random)
    {
        var (trial, model) = (new ReadThroughTrial(answer), new ReadThroughTrial(Model));
        for (var i = 0; i < RandomSteps; i++)
        {
            var (key, isDown, wait) = ($"S{random.Next(4)}", random.Next(5) == 0, TimeSpan.FromSeconds(random.Next(3)));
            Calibration? source = random.Next(3) == 0 ? null : new Calibration(random.Next(10), 1);
            foreach (var one in new[] { trial, model })
            {
                (one.Source, one.IsDown) = (source, isDown);
                one.Clock.Advance(wait);
            }

            var (actual, expected) = (trial.Lookup(key), model.Lookup(key));
            if (actual != expected || trial.Loads != model.Loads)
            {
                return Verdict.Wrong(
                    "other-result",
                    $"Tried: {i + 1} lookups at random of four sensors. The last one, of {key}, gave: {actual}, after {trial.LoadsInWords}; expected: {expected}, after {model.LoadsInWords}.",
                    "Try the cache for this key; on a miss, load it, store it, return it.");
            }
        }

        return null;
    }

    private static Calibration? Model(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
    {
        if (!cache.TryGetValue(sensorId, out var calibration))
        {
            calibration = load(sensorId);
            cache.Set(sensorId, calibration);
        }

        return calibration;
    }
}

/// <summary>A student's lookup over a cache and a source that may change and fail.</summary>
internal sealed class ReadThroughTrial(Func<TtlCache<string, Calibration?>, string, Func<string, Calibration?>, Calibration?> answer)
{
    internal const string Failure = "load's exception", AnotherFailure = "another exception";

    private readonly ManualClock _clock = new();
    private TtlCache<string, Calibration?>? _cache;

    internal static TimeSpan Ttl { get; } = TimeSpan.FromSeconds(5);

    internal ManualClock Clock => _clock;

    /// <summary>What the source returns now, for every key.</summary>
    internal Calibration? Source { get; set; }

    internal bool IsDown { get; set; }

    internal int Loads { get; private set; }

    internal string LoadsInWords => DisplayText.Counted(Loads, "load");

    internal string SourceInWords => InWords(Source);

    internal string Lookup(string sensorId)
    {
        _cache ??= new TtlCache<string, Calibration?>(Ttl, timeProvider: _clock);
        try
        {
            return InWords(answer(_cache, sensorId, Load));
        }
        catch (SourceIsDownException)
        {
            return Failure;
        }
        catch (Exception error) when (IsDown && error is not (NotAttemptedException or OutOfMemoryException))
        {
            return AnotherFailure;
        }
    }

    private static string InWords(Calibration? calibration) => calibration?.ToString() ?? "null";

    private Calibration? Load(string sensorId)
    {
        Loads++;
        return IsDown ? throw new SourceIsDownException() : Source;
    }

    private sealed class SourceIsDownException() : Exception("The source does not answer.");
}
