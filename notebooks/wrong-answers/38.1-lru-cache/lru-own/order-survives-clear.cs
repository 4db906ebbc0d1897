class MyLruCache(int maxSize) : ILruCache<string, int>
{
    private readonly Dictionary<string, LinkedListNode<(string Key, int Value)>> _nodes = [];
    private readonly LinkedList<(string Key, int Value)> _order = new(); // the most recently used first

    public int Count => _nodes.Count;

    public long Hits { get; private set; }

    public long Misses { get; private set; }

    public bool TryGet(string key, out int value)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            Misses++;
            value = 0;
            return false;
        }

        Hits++;
        MoveToFront(node);
        value = node.Value.Value;
        return true;
    }

    public void Put(string key, int value)
    {
        if (_nodes.TryGetValue(key, out var node))
        {
            node.Value = (key, value);
            MoveToFront(node);
            return;
        }

        if (_nodes.Count == maxSize)
        {
            Evict(_order.Last!);
        }

        _nodes[key] = _order.AddFirst((key, value));
    }

    public void Clear()
    {
        _nodes.Clear();
        Hits = Misses = 0;
    }

    private void MoveToFront(LinkedListNode<(string Key, int Value)> node)
    {
        _order.Remove(node);
        _order.AddFirst(node);
    }

    private void Evict(LinkedListNode<(string Key, int Value)> node)
    {
        _order.Remove(node);
        _nodes.Remove(node.Value.Key);
    }
}
