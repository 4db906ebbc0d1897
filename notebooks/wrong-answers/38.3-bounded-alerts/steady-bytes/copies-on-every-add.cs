public class LatestValues(int maxValues) : ILatestValues
{
    private double[] _values = [];

    public void Add(double value) => _values = [.. _values.Append(value).TakeLast(maxValues)];

    public IReadOnlyList<double> OldestFirst() => [.. _values];
}
