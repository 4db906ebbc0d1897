public class LatestValues(int maxValues) : ILatestValues
{
    private readonly double[] _values = new double[maxValues];
    private int _count;

    public void Add(double value)
    {
        if (_count < _values.Length)
        {
            _values[_count++] = value;
        }
    }

    public IReadOnlyList<double> OldestFirst() => [.. _values.Take(_count)];
}
