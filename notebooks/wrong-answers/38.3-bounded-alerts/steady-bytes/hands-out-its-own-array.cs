public class LatestValues(int maxValues) : ILatestValues
{
    private readonly List<double> _values = new(maxValues);

    public void Add(double value)
    {
        if (_values.Count == maxValues)
        {
            _values.RemoveAt(0);
        }

        _values.Add(value);
    }

    public IReadOnlyList<double> OldestFirst() => _values;
}
