namespace Lecture38;

/// <summary>
/// Does the same to a student's cache and to a model of what it should do, on a clock of its own, and keeps the first difference. After
/// it nothing more is done.
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
        _answer = create(ttl, maxSize, _dated) ?? throw new ArgumentException("Where a cache was expected, there came null.", nameof(create));
        _model = new ExpiringCacheModel(ttl, maxSize, _clock, readsExtend);
    }

    /// <summary>What was done, what came and what should have come, if that differs.</summary>
    internal string? Difference { get; private set; }

    /// <summary>What the student's cache threw, if that is the difference.</summary>
    internal Exception? Error { get; private set; }

    /// <summary>Sets keys, each a second after the one before.</summary>
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
                var (came, expected) = (Outcome(_answer, key), Outcome(_model, key));
                if (came != expected)
                {
                    Differ(came, expected);
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

    /// <summary>Sets the date, while time runs on.</summary>
    internal ExpiringCacheTrial SetDate(double hours)
    {
        Do($"set the date {(hours < 0 ? "back" : "forward")} by {Math.Abs(hours)} h", () => _dated.AdjustBy(TimeSpan.FromHours(hours)));
        return this;
    }

    /// <summary>Looks at <see cref="IExpiringCache.Count"/>. A cache may remove expired entries before anybody asks, but need not.</summary>
    internal ExpiringCacheTrial LookAtCount()
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

    /// <summary>Looks whether the cache is bounded at all, one too many forgiven.</summary>
    internal ExpiringCacheTrial LookWhetherBounded()
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

    private void Differ(string came, string expected)
    {
        var steps = _done.Count > ShownSteps ? _done[^ShownSteps..].Prepend("…") : _done;
        Difference = $"Tried ({_setting}; a Set takes 1 s): {string.Join(", ", steps)}. The last one came: {came}; should be: {expected}.";
    }
}
