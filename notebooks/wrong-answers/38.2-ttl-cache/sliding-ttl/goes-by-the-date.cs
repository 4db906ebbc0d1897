public class SlidingTtlCache(TimeSpan ttl, int maxSize, TimeProvider time) : IExpiringCache
{
    private readonly Dictionary<string, (int Value, DateTimeOffset LastUse)> entries = [];

    public int Count => entries.Count;

    public bool TryGet(string key, out int value)
    {
        value = 0;
        if (!entries.TryGetValue(key, out var entry))
        {
            return false;
        }

        if (time.GetUtcNow() - entry.LastUse >= ttl)
        {
            entries.Remove(key);
            return false;
        }

        value = entry.Value;
        entries[key] = (value, time.GetUtcNow());
        return true;
    }

    public void Set(string key, int value)
    {
        if (entries.Count >= maxSize && !entries.ContainsKey(key))
        {
            entries.Remove(entries.MinBy(entry => entry.Value.LastUse).Key);
        }

        entries[key] = (value, time.GetUtcNow());
    }
}
