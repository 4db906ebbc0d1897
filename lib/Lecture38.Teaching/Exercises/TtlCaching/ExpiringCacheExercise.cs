namespace Lecture38;

/// <summary>An exercise whose answer is a bounded cache with expiry: readable cases first, then random ones compared with a model.</summary>
internal abstract class ExpiringCacheExercise : ExerciseDefinition<Func<TimeSpan, int, TimeProvider, IExpiringCache>>
{
    private const int RandomTrials = 200;

    private static readonly string[] Keys = ["S1", "S2", "S3", "S4", "S5"];

    /// <summary>Whether a hit extends an entry's life.</summary>
    protected abstract bool ReadsExtend { get; }

    protected abstract TimeSpan Ttl { get; }

    /// <summary>Ordered so that each case reveals only its own mistake.</summary>
    protected abstract IReadOnlyList<ExpiringCacheCase> Cases { get; }

    protected abstract string WhyItWorks { get; }

    protected override Verdict Check(Func<TimeSpan, int, TimeProvider, IExpiringCache> answer, int seed)
    {
        foreach (var (cause, explanation, script, state) in Cases)
        {
            var trial = script(new ExpiringCacheTrial(answer, Ttl, maxSize: 3, ReadsExtend));
            if (trial.Difference is { } difference)
            {
                return trial.Error is { } error ? Thrown(error, difference) : new Verdict(state, cause, difference, explanation);
            }
        }

        return FirstDifferenceAtRandom(answer, new Random(seed)) is { Difference: { } unforeseen } unlucky
            ? unlucky.Error is { } thrown
                ? Thrown(thrown, unforeseen)
                : Verdict.Wrong("other-result", unforeseen, "The usual cases passed; this one was found at random. Go through it step by step, on paper.")
            : Verdict.Right($"{Cases.Count} cases by hand and {RandomTrials} at random, each compared with a plain model.", WhyItWorks);
    }

    /// <summary>What an exception in the last step of a trial means.</summary>
    protected virtual Verdict Thrown(Exception error, string tried) =>
        Verdict.Wrong("throws", tried, "No step should make your code throw. Go through the last step, on paper.");

    /// <summary>Trials of increasing length, so that the first difference is in a short one.</summary>
    private ExpiringCacheTrial? FirstDifferenceAtRandom(Func<TimeSpan, int, TimeProvider, IExpiringCache> answer, Random random) =>
        Enumerable.Range(0, RandomTrials).Select(i => RandomTrial(answer, random, steps: 3 + i / 4)).FirstOrDefault(trial => trial.Difference is not null);

    private ExpiringCacheTrial RandomTrial(Func<TimeSpan, int, TimeProvider, IExpiringCache> answer, Random random, int steps)
    {
        var trial = new ExpiringCacheTrial(answer, TimeSpan.FromSeconds(random.Next(2, 9)), random.Next(1, 5), ReadsExtend);
        for (var i = 0; i < steps && trial.Difference is null; i++)
        {
            // Whole seconds test the exact end of a life. No two accesses have the same time, so there is never a tie for eviction.
            var key = random.GetItems(Keys, 1)[0];
            _ = random.Next(10) switch
            {
                < 4 => trial.Set(key),
                < 8 => trial.Get(key).Wait(random.Next(1, 3)),
                _ => trial.CheckCount(),
            };
        }

        return trial.CheckCount();
    }
}

/// <summary>A case to try on a cache, and the mistake that a difference reveals.</summary>
internal sealed record ExpiringCacheCase(
    string Cause, string Explanation, Func<ExpiringCacheTrial, ExpiringCacheTrial> Script, AnswerState State = AnswerState.Wrong);

/// <summary>
/// Applies the same operations to a student's cache and to a model, on a simulated clock, up to the first difference.
/// </summary>
internal sealed class ExpiringCacheTrial
{
    private const int ShownSteps = 12;

    private readonly int _maxSize;
    private readonly string _setting;
    private readonly ManualClock _clock = new();
    private readonly AdjustableWallClock _dated;
    private readonly IExpiringCache _answer;
    private readonly ExpiringCacheModel _model;
    private readonly List<string> _done = [];
    private int _lastValue;

    internal ExpiringCacheTrial(Func<TimeSpan, int, TimeProvider, IExpiringCache> create, TimeSpan ttl, int maxSize, bool readsExtend)
    {
        _maxSize = maxSize;
        _setting = $"time to live {ttl.TotalSeconds} s, room for {maxSize}";
        _dated = new AdjustableWallClock(_clock);
        _answer = create(ttl, maxSize, _dated) ?? throw new ArgumentException("The check asked for a cache and got null.", nameof(create));
        _model = new ExpiringCacheModel(ttl, maxSize, _clock, readsExtend);
    }

    /// <summary>The operations, the result and the expected result, if these differ.</summary>
    internal string? Difference { get; private set; }

    /// <summary>The exception of the student's cache, if that is the difference.</summary>
    internal Exception? Error { get; private set; }

    /// <summary>Sets keys; each takes a second.</summary>
    internal ExpiringCacheTrial Set(params IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            Do($"Set({key})", () =>
            {
                _lastValue++;
                _answer.Set(key, _lastValue);
                _model.Set(key, _lastValue);
                _clock.Advance(TimeSpan.FromSeconds(1));
            });
        }

        return this;
    }

    internal ExpiringCacheTrial Get(params IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            Do($"TryGet({key})", () =>
            {
                var (actual, expected) = (Outcome(_answer, key), Outcome(_model, key));
                if (actual != expected)
                {
                    Differ(actual, expected);
                }
            });
        }

        return this;
    }

    internal ExpiringCacheTrial Wait(double seconds)
    {
        Do($"wait {DisplayText.Number(seconds)} s", () => _clock.Advance(TimeSpan.FromSeconds(seconds)));
        return this;
    }

    /// <summary>Changes the date, but not the timestamps.</summary>
    internal ExpiringCacheTrial SetDate(double hours)
    {
        Do($"set the date {(hours < 0 ? "back" : "forward")} by {Math.Abs(hours)} h", () => _dated.AdjustBy(TimeSpan.FromHours(hours)));
        return this;
    }

    /// <summary>Checks <see cref="IExpiringCache.Count"/>. A cache may remove expired entries before a lookup, but need not.</summary>
    internal ExpiringCacheTrial CheckCount()
    {
        Do("Count", () =>
        {
            var (count, fewest, most) = (_answer.Count, _model.Living, _model.Count);
            if (count < fewest || count > most)
            {
                Differ($"{count}", fewest == most ? $"{most}" : fewest == 0 ? $"at most {most}" : $"{fewest} to {most}");
            }
        });
        return this;
    }

    /// <summary>Checks that the cache is bounded, and tolerates one entry too many.</summary>
    internal ExpiringCacheTrial CheckBound()
    {
        Do("Count", () =>
        {
            if (_answer.Count > _maxSize + 1)
            {
                Differ($"{_answer.Count}", $"{_model.Count}");
            }
        });
        return this;
    }

    private static string Outcome(IExpiringCache cache, string key) => cache.TryGet(key, out var value) ? $"a hit, {value}" : "a miss";

    private void Do(string step, Action act)
    {
        if (Difference is null)
        {
            _done.Add(step);
            try
            {
                act();
            }
            catch (Exception error) when (error is not (NotAttemptedException or OutOfMemoryException))
            {
                Error = error;
                Differ($"{TypeName.Of(error.GetType())}, \"{DisplayText.Line(error.Message)}\"", "no exception");
            }
        }
    }

    private void Differ(string actual, string expected)
    {
        var steps = _done.Count > ShownSteps ? _done[^ShownSteps..].Prepend("…") : _done;
        Difference = $"Tried ({_setting}; a Set takes 1 s): {string.Join(", ", steps)}. The last step gave: {actual}; expected: {expected}.";
    }
}

/// <summary>
/// A model of an <see cref="IExpiringCache"/>: one list and linear searches. Expired entries stay until they are looked up or evicted.
/// </summary>
internal sealed class ExpiringCacheModel(TimeSpan ttl, int maxSize, ManualClock clock, bool readsExtend) : IExpiringCache
{
    private readonly List<(string Key, int Value, TimeSpan Expiry)> _entries = [];

    public int Count => _entries.Count;

    internal int Living => _entries.Count(entry => clock.Elapsed < entry.Expiry);

    public bool TryGet(string key, out int value)
    {
        var found = _entries.FindIndex(entry => entry.Key == key);
        value = 0;
        if (found < 0)
        {
            return false;
        }

        var entry = _entries[found];
        if (clock.Elapsed >= entry.Expiry)
        {
            _entries.RemoveAt(found);
            return false;
        }

        value = entry.Value;
        if (readsExtend)
        {
            _entries[found] = entry with { Expiry = clock.Elapsed + ttl };
        }

        return true;
    }

    public void Set(string key, int value)
    {
        if (_entries.RemoveAll(entry => entry.Key == key) == 0 && _entries.Count == maxSize)
        {
            _entries.Remove(_entries.MinBy(entry => entry.Expiry));
        }

        _entries.Add((key, value, clock.Elapsed + ttl));
    }
}
