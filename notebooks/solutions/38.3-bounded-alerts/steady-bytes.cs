public class LatestValues(int maxValues) : ILatestValues
{
    private readonly double[] _values = new double[maxValues];
    private int _count;
    private int _next;

    public void Add(double value)
    {
        _values[_next] = value;
        _next = (_next + 1) % _values.Length;
        _count = Math.Min(_count + 1, _values.Length);
    }

    public IReadOnlyList<double> OldestFirst()
    {
        var oldest = _next - _count + _values.Length;
        return [.. Enumerable.Range(oldest, _count).Select(place => _values[place % _values.Length])];
    }
}
