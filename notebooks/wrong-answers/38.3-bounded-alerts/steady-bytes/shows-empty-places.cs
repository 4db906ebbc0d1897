public class LatestValues(int maxValues) : ILatestValues
{
    private readonly double[] _values = new double[maxValues];
    private int _next;

    public void Add(double value)
    {
        _values[_next] = value;
        _next = (_next + 1) % _values.Length;
    }

    public IReadOnlyList<double> OldestFirst() => [.. _values.Skip(_next), .. _values.Take(_next)];
}
