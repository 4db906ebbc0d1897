public class SlidingTtlCache(TimeSpan ttl, int maxSize, TimeProvider time) : IExpiringCache
{
    private readonly Dictionary<string, (int Value, long LastUse)> entries = [];

    public int Count => entries.Count;

    public bool TryGet(string key, out int value)
    {
        value = 0;
        if (!entries.TryGetValue(key, out var entry))
        {
            return false;
        }

        var isAlive = time.GetElapsedTime(entry.LastUse) < ttl;
        entries[key] = (entry.Value, time.GetTimestamp());
        value = isAlive ? entry.Value : 0;
        return isAlive;
    }

    public void Set(string key, int value)
    {
        if (entries.Count >= maxSize && !entries.ContainsKey(key))
        {
            entries.Remove(entries.MinBy(entry => entry.Value.LastUse).Key);
        }

        entries[key] = (value, time.GetTimestamp());
    }
}
