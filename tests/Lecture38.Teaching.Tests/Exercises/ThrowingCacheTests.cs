namespace Lecture38.Teaching.Tests;

/// <summary>The check of a cache that throws names the steps that led to the exception, and no others.</summary>
public class ThrowingCacheTests
{
    [Fact]
    public void The_steps_that_led_to_an_exception_are_told()
    {
        var result = Exercise.Check("sliding-ttl", (TimeSpan _, int _, TimeProvider _) => new Throwing(atSet: 3, new KeyNotFoundException("no S2")));

        Assert.Equal(AnswerState.Wrong, result.State);
        Assert.Equal("throws", result.Cause);
        Assert.Contains("Set(S2). The last step gave: KeyNotFoundException, \"no S2\"; expected: no exception.", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_eviction_from_an_empty_cache_is_told_where_it_happened()
    {
        var result = Exercise.Check("mend-the-overwrite", (TimeSpan _, int _, TimeProvider _) => new Throwing(atSet: 2, new InvalidOperationException("empty")));

        Assert.Equal("evicts-with-room", result.Cause);
        Assert.Contains("Set(S0), Set(S1). The last step gave", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_that_is_left_is_not_attempted()
    {
        var result = Exercise.Check("sliding-ttl", (TimeSpan _, int _, TimeProvider _) => new Throwing(atSet: 2, new NotAttemptedException()));

        Assert.Equal(AnswerState.NotAttempted, result.State);
    }

    /// <summary>Right about one entry, until it throws.</summary>
    private sealed class Throwing(int atSet, Exception error) : IExpiringCache
    {
        private readonly Dictionary<string, int> _values = [];
        private int _sets;

        public int Count => _values.Count;

        public bool TryGet(string key, out int value) => _values.TryGetValue(key, out value);

        public void Set(string key, int value) => _values[key] = ++_sets == atSet ? throw error : value;
    }
}
