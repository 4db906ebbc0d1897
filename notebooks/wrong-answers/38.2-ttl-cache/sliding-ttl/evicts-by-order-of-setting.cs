public class SlidingTtlCache(TimeSpan ttl, int maxSize, TimeProvider time) : IExpiringCache
{
    private readonly LinkedList<Entry> inOrder = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = [];

    public int Count => entries.Count;

    public bool TryGet(string key, out int value)
    {
        value = 0;
        if (!entries.TryGetValue(key, out var found))
        {
            return false;
        }

        if (time.GetElapsedTime(found.Value.LastUse) >= ttl)
        {
            Remove(found);
            return false;
        }

        value = found.Value.Value;
        found.Value = found.Value with { LastUse = time.GetTimestamp() };
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
            Remove(inOrder.First!);
        }

        Add(key, value);
    }

    private void Add(string key, int value) => entries[key] = inOrder.AddLast(new Entry(key, value, time.GetTimestamp()));

    private void Remove(LinkedListNode<Entry> node)
    {
        entries.Remove(node.Value.Key);
        inOrder.Remove(node);
    }

    private record Entry(string Key, int Value, long LastUse);
}
