public class MendedTtlCache(TimeSpan ttl, int maxSize, TimeProvider time) : IExpiringCache
{
    private readonly Dictionary<string, (int Value, long Expiry)> store = [];

    public int Count => store.Count;

    public void Set(string key, int value)
    {
        var mustEvict = store.Count >= maxSize && !store.ContainsKey(key);
        if (mustEvict)
        {
            var soonest = store.MinBy(entry => entry.Value.Expiry).Key;
            store.Remove(soonest);
        }

        store[key] = (value, time.GetTimestamp() + (long)(ttl.TotalSeconds * time.TimestampFrequency));
    }

    public bool TryGet(string key, out int value)
    {
        if (store.TryGetValue(key, out var entry) && time.GetTimestamp() < entry.Expiry)
        {
            value = entry.Value;
            return true;
        }

        store.Remove(key);
        value = 0;
        return false;
    }
}
