namespace Lecture38;

/// <summary>Write a cache that loads each key once, however many callers miss at the same time.</summary>
internal sealed class SingleFlight : ExerciseDefinition<Func<ISingleFlight>>
{
    private const int Herd = 8;

    internal override string Id => "single-flight";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "The dictionary must have something for the second caller before there is a value: a promise of the value, which only one caller fulfils.",
        "GetOrAdd(key, _ => new Lazy<int>(() => load(key))) may create two Lazy objects, but returns the same one to both callers. Its Value runs the load once, and other callers wait.",
        "A Lazy keeps an exception, just like a value. So catch it, remove this Lazy from the dictionary, and rethrow.",
        "TryRemove(KeyValuePair.Create(key, lazy)) removes only this Lazy, and not a newer one that another caller has stored.",
    ];

    protected override Verdict Check(Func<ISingleFlight> answer, int seed)
    {
        var random = new Random(seed);
        var (key, others) = ($"S{random.Next(100)}", Enumerable.Range(0, 4).Select(_ => $"T{random.Next(1_000_000)}").ToArray());
        return TryAlone(answer, key, random) ?? TryTogether(answer, key, callers: 2) ?? TryTogether(answer, key, Herd)
            ?? TryFailure(answer, key) ?? TryFailureTogether(answer, key) ?? TryOtherKeys(answer, key, others)
            ?? Verdict.Right(
                $"One caller, two and {Herd} callers at the same time, failures, and callers of other keys, on real threads.",
                "The first caller stores a promise in the dictionary, in one atomic step. All callers that find it wait for the same load; each key has its own promise, and a promise that failed is removed. (The check cannot produce one case: of two callers that waited for a failure, the slower one must not remove the newer promise of a third. TryRemove with only the key would remove it; with the key and the promise it does not.)");
    }

    private static Verdict? TryAlone(Func<ISingleFlight> answer, string key, Random random)
    {
        var flight = answer();
        var (loads, value) = (0, random.Next(1, 1_000));
        int Load(string loaded)
        {
            loads++;
            return loaded == key ? value : value + 1;
        }

        var (first, second) = (flight.GetOrLoad(key, Load), flight.GetOrLoad(key, Load));
        var loadsOfKey = loads;
        var other = flight.GetOrLoad(key + "0", Load);
        var tried = $"Tried: {key} twice, one call after the other, whose value is {value}, and then another key, whose value is {value + 1}. "
            + $"Result: {first}, {second} after {DisplayText.Counted(loadsOfKey, "load")}, and {other}; expected: {value}, {value} after 1 load, and {value + 1}.";
        return (first == value && second == value && other == value + 1, loadsOfKey) switch
        {
            (true, 1) => null,
            (true, 2) => Verdict.Wrong("loads-every-time", tried, "The second call came after the first had ended. Keep what was loaded."),
            _ => Verdict.Wrong("other-result", tried, "Each key has its own value, which load(key) returns."),
        };
    }

    /// <summary>Holds the first caller inside the load until each of the others loads, waits or returns.</summary>
    private static Verdict? TryTogether(Func<ISingleFlight> answer, string key, int callers)
    {
        using var load = new HeldLoad();
        var all = CallTogether(answer(), key, load, callers);
        var tried = $"Tried: {callers} threads ask for {key}; the first one is inside the load when the others come. Result: ";
        const string ShouldBe = "; expected: 1 load, and its value for all.";
        if (!Caller.AllEnd(all))
        {
            return WaitsForEver(tried);
        }

        if (all.FirstOrDefault(caller => caller.Error is not null) is { Error: { } error })
        {
            return Verdict.Wrong("throws", $"{tried}{TypeName.Of(error.GetType())}, \"{DisplayText.Line(error.Message)}\".", "Your code throws this only when calls overlap. Which part of it is not thread-safe?");
        }

        var values = all.Select(caller => caller.Result).Distinct().ToArray();
        var actual = $"{tried}{DisplayText.Counted(load.Started, "load")}, and {(values.Length == 1 ? "the same value for all" : $"{values.Length} different values")}{ShouldBe}";
        return (load.Started, values.Length) switch
        {
            (1, 1) => null,
            (1, _) => Verdict.Wrong("answers-before-the-load", actual, "A caller returned before the value was loaded. A caller that finds a load in progress must wait for it."),
            (_, 1) => Verdict.Wrong(
                "get-or-add", actual,
                "All got the same value, but several loaded it, and all results but one were discarded. ConcurrentDictionary.GetOrAdd does that: it runs your function outside its locks, and guarantees only that one result is stored. So does a Lazy whose mode lets several threads run it."),
            _ => Verdict.Wrong(
                "lock-around-each-step", actual,
                "Each step may be safe, but between your lookup and your store, other threads can also look up the key, find nothing, and load."),
        };
    }

    private static Verdict? TryFailure(Func<ISingleFlight> answer, string key)
    {
        var flight = answer();
        var failed = Outcome(() => flight.GetOrLoad(key, _ => throw new LoadFailedException()));
        var then = Outcome(() => flight.GetOrLoad(key, _ => 7));
        var tried = $"Tried: {key} with a load that throws, then with one that gives 7. Result: {failed}, then {then}; expected: an exception, then 7.";
        return (failed, then) switch
        {
            ("an exception", "7") => null,
            ("an exception", "an exception") => Verdict.Close(
                "keeps-the-failure", tried, "The load would now succeed, but you still throw the old exception: a Lazy keeps its exception, just like a value."),
            ("an exception", _) => Verdict.Wrong("other-result", tried, "After a failure, the next caller must load again."),
            _ => Verdict.Wrong("swallows-the-failure", tried, "A load that fails has no value. Its caller must get the exception."),
        };
    }

    private static Verdict? TryFailureTogether(Func<ISingleFlight> answer, string key)
    {
        using var load = new HeldLoad(firstFails: true);
        var flight = answer();
        if (!Caller.AllEnd(CallTogether(flight, key, load, callers: 2)))
        {
            return WaitsForEver($"Tried: two threads ask for {key}, and the load fails while the second one waits. Result: ");
        }

        var then = Outcome(() => flight.GetOrLoad(key, _ => 7));
        return then != "an exception"
            ? null
            : Verdict.Close("keeps-the-failure", $"Tried: two threads ask for {key} and the load fails; a third call, later. Result: {then}; expected: a value.", "A failure must not be kept, even if other callers waited for it.");
    }

    private static Verdict? TryOtherKeys(Func<ISingleFlight> answer, string key, string[] others)
    {
        using var held = new HeldLoad();
        using var free = new HeldLoad();
        free.Release();
        var flight = answer();
        var first = new Caller(() => flight.GetOrLoad(key, held.Load));
        Caller.WatchUntil(() => held.Started == 1 || first.HasEnded);
        Caller[] callers = [.. others.Select(other => new Caller(() => flight.GetOrLoad(other, free.Load)))];
        var allWait = Caller.WatchUntil(() => free.Started > 0 || callers.All(caller => caller.Waits)) && free.Started == 0;
        held.Release();
        return !Caller.AllEnd([first, .. callers])
            ? WaitsForEver($"Tried: {key}, and other keys while it is being loaded. Result: ")
            : !allWait
                ? null
                : Verdict.Close(
                    "one-lock-for-all-keys",
                    $"Tried: {string.Join(", ", others)} while {key} is being loaded. Result: none of them could load before {key} was loaded; expected: they do not wait for it.",
                    "You hold one lock while you load, so a slow load of one key delays all the others. Use one promise or lock for each key.");
    }

    private static Caller[] CallTogether(ISingleFlight flight, string key, HeldLoad load, int callers)
    {
        var first = new Caller(() => flight.GetOrLoad(key, load.Load));
        Caller.WatchUntil(() => load.Started == 1 || first.HasEnded);
        Caller[] others = [.. Enumerable.Range(1, callers - 1).Select(_ => new Caller(() => flight.GetOrLoad(key, load.Load)))];
        Caller.WatchUntil(() => load.Started > 1 || others.All(caller => caller.Waits || caller.HasEnded));
        load.Release();
        return [first, .. others];
    }

    private static Verdict WaitsForEver(string tried) => Verdict.Wrong(
        "waits-for-ever",
        $"{tried}not all of them returned within {Caller.HangLimit.TotalSeconds} s; expected: they return as soon as the load ends.",
        "Callers that wait for a load must continue when it ends, even if it fails.");

    private static string Outcome(Func<int> call)
    {
        try
        {
            return $"{call()}";
        }
        catch (Exception error) when (error is LoadFailedException or AggregateException { InnerException: LoadFailedException })
        {
            return "an exception";
        }
    }
}

/// <summary>A cache that loads each key once, however many callers miss at the same time. Safe for concurrent use.</summary>
public interface ISingleFlight
{
    /// <summary>
    /// Returns the cached value of the key, or loads and caches it. A call during a load of the same key waits for that load and returns
    /// its value. A call for another key does not wait.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="load">Loads the value of a key. Its exceptions reach the caller and are not cached: the next caller loads again.</param>
    int GetOrLoad(string key, Func<string, int> load);
}
