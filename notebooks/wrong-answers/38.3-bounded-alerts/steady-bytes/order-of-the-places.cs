public class LatestValues(int maxValues) : ILatestValues
{
    private readonly double[] _values = new double[maxValues];
    private int _total;

    public void Add(double value) => _values[_total++ % _values.Length] = value;

    public IReadOnlyList<double> OldestFirst() => [.. _values.Take(_total)];
}
