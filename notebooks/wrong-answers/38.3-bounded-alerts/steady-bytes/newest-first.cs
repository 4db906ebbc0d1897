public class LatestValues(int maxValues) : ILatestValues
{
    private readonly Queue<double> _values = new(maxValues);

    public void Add(double value)
    {
        if (_values.Count == maxValues)
        {
            _values.Dequeue();
        }

        _values.Enqueue(value);
    }

    public IReadOnlyList<double> OldestFirst() => [.. _values.Reverse()];
}
