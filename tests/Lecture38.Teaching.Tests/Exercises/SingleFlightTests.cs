using System.Collections.Concurrent;

namespace Lecture38.Teaching.Tests;

/// <summary>The check uses real threads, but its verdict must be the same every time, and right answers must always pass.</summary>
public class SingleFlightTests
{
    private const int Times = 20;

    [Fact]
    public void A_lock_a_key_is_right_every_time() => Assert.All(Checks(() => new LockPerKey()), check => Assert.True(check.State == AnswerState.Right, check.ToString()));

    [Fact]
    public void A_plain_loader_is_caught_every_time() => Assert.All(Checks(() => new PlainLoader()), check => Assert.Equal("get-or-add", check.Cause));

    [Fact]
    public void A_lock_for_all_is_caught_every_time() => Assert.All(Checks(() => new OneLock()), check => Assert.Equal("one-lock-for-all-keys", check.Cause));

    private static List<CheckResult> Checks(Func<ISingleFlight> answer) =>
        [.. Enumerable.Range(0, Times).Select(_ => Exercise.Check("single-flight", answer))];

    private sealed class LockPerKey : ISingleFlight
    {
        private readonly ConcurrentDictionary<string, int> _values = new();
        private readonly ConcurrentDictionary<string, Lock> _gates = new();

        public int GetOrLoad(string key, Func<string, int> load)
        {
            lock (_gates.GetOrAdd(key, _ => new Lock()))
            {
                return _values.TryGetValue(key, out var value) ? value : _values[key] = load(key);
            }
        }
    }

    private sealed class PlainLoader : ISingleFlight
    {
        private readonly ConcurrentDictionary<string, int> _values = new();

        public int GetOrLoad(string key, Func<string, int> load) => _values.GetOrAdd(key, load);
    }

    private sealed class OneLock : ISingleFlight
    {
        private readonly Dictionary<string, int> _values = [];

        public int GetOrLoad(string key, Func<string, int> load)
        {
            lock (_values)
            {
                return _values.TryGetValue(key, out var value) ? value : _values[key] = load(key);
            }
        }
    }
}
