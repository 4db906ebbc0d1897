public class SlidingTtlCache(TimeSpan ttl, int maxSize, TimeProvider time) : IExpiringCache
{
    // In order of use: the first was used longest ago, so it is the soonest to expire.
    private readonly LinkedList<Entry> byUse = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = [];

    public int Count => entries.Count;

    public bool TryGet(string key, out int value)
    {
        value = 0;
        if (!entries.TryGetValue(key, out var found))
        {
            return false;
        }

        Remove(found);
        if (time.GetElapsedTime(found.Value.LastUse) >= ttl)
        {
            return false;
        }

        value = found.Value.Value;
        Add(key, value);
        return true;
    }

    public void Set(string key, int value)
    {
        if (entries.TryGetValue(key, out var overwritten))
        {
            Remove(overwritten);
        }
        else if (entries.Count == maxSize)
        {
            Remove(byUse.First!);
        }

        Add(key, value);
    }

    private void Add(string key, int value) => entries[key] = byUse.AddLast(new Entry(key, value, time.GetTimestamp()));

    private void Remove(LinkedListNode<Entry> node)
    {
        entries.Remove(node.Value.Key);
        byUse.Remove(node);
    }

    private record Entry(string Key, int Value, long LastUse);
}
