using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Lecture38.Teaching.Tests;

/// <summary>Races and their fixes, on the classes that the course uses.</summary>
internal static class SampleRaces
{
    internal sealed class CachedLookup
    {
        internal TtlCache<string, double> Cache { get; } = new(TimeSpan.FromSeconds(2), maxSize: 16, new FakeTimeProvider());

        internal ConcurrentDictionary<string, Lazy<double>> Loaders { get; } = new();

        internal bool IsLoading { get; set; }

        internal int Loads { get; private set; }

        internal double Load()
        {
            Loads++;
            return 20.5;
        }
    }

    internal sealed class Counter
    {
        internal int Value { get; set; }
    }

    internal sealed class BoundedList
    {
        internal const int Capacity = 2;

        internal List<int> Items { get; } = [0];
    }

    internal sealed class TwoLocks
    {
        internal HashSet<string> Held { get; } = [];
    }

    internal static Invariant<CachedLookup> OneLoad { get; } = new("one load", state => state.Loads <= 1);

    internal static Invariant<Counter> NoLostUpdate { get; } =
        new("no lost update", counter => counter.Value == 2, OnlyAtEnd: true);

    internal static Invariant<BoundedList> WithinCapacity { get; } =
        new("within capacity", list => list.Items.Count <= BoundedList.Capacity);

    internal static IEnumerable<ThreadStep> CheckThenAct(CachedLookup state)
    {
        var isHit = state.Cache.TryGetValue("S1", out _);
        yield return isHit ? "look: hit" : "look: miss";
        if (isHit)
        {
            yield break;
        }

        var value = state.Load();
        yield return $"load, number {state.Loads}";
        state.Cache.Set("S1", value);
        yield return "set";
    }

    internal static IEnumerable<ThreadStep> OneLoader(CachedLookup state)
    {
        var isLoader = !state.IsLoading;
        state.IsLoading = true;
        yield return isLoader ? "claim the load" : "somebody loads";
        if (isLoader)
        {
            var value = state.Load();
            yield return $"load, number {state.Loads}";
            state.Cache.Set("S1", value);
            yield return "set";
        }
        else
        {
            yield return ThreadStep.WaitUntil("wait for the value", () => state.Cache.TryGetValue("S1", out _));
            state.Cache.TryGetValue("S1", out var value);
            yield return $"read {value}";
        }
    }

    internal static IEnumerable<ThreadStep> LazyLoader(CachedLookup state)
    {
        var loader = state.Loaders.GetOrAdd("S1", _ => new Lazy<double>(state.Load));
        yield return "get or add the loader";
        yield return $"its value: {loader.Value}";
    }

    internal static IEnumerable<ThreadStep> Increment(Counter counter)
    {
        var read = counter.Value;
        yield return $"read {read}";
        counter.Value = read + 1;
        yield return $"write {counter.Value}";
    }

    internal static IEnumerable<ThreadStep> AddIfThereIsRoom(BoundedList list)
    {
        var hasRoom = list.Items.Count < BoundedList.Capacity;
        yield return hasRoom ? "check: room" : "check: full";
        if (hasRoom)
        {
            list.Items.Add(1);
            yield return $"add, now {list.Items.Count}";
        }
    }

    internal static Func<TwoLocks, IEnumerable<ThreadStep>> Locking(string first, string second) =>
        locks => LockBoth(locks, first, second);

    /// <summary>A thread with a fixed number of steps.</summary>
    internal static Func<TState, IEnumerable<ThreadStep>> Steps<TState>(int count, Action<TState>? act = null) =>
        state => Counting(count, state, act);

    private static IEnumerable<ThreadStep> Counting<TState>(int count, TState state, Action<TState>? act)
    {
        for (var i = 1; i <= count; i++)
        {
            act?.Invoke(state);
            yield return $"step {i}";
        }
    }

    private static IEnumerable<ThreadStep> LockBoth(TwoLocks locks, string first, string second)
    {
        foreach (var name in new[] { first, second })
        {
            yield return ThreadStep.WaitUntil($"ask for {name}", () => !locks.Held.Contains(name));
            locks.Held.Add(name);
            yield return $"take {name}";
        }

        locks.Held.Clear();
        yield return "release both";
    }
}
