namespace Lecture38;

/// <summary>
/// What an <see cref="IExpiringCache"/> should do, in the plainest way there is: one list, searched from end to end. Expired entries
/// stay until somebody asks for them or their place is needed.
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
