public class LatestValues(int maxValues) : ILatestValues
{
    private readonly LinkedList<double> _values = [];

    public void Add(double value)
    {
        if (_values.Count == maxValues)
        {
            _values.RemoveFirst();
        }

        _values.AddLast(value);
    }

    public IReadOnlyList<double> OldestFirst() => [.. _values];
}
