public class LatestValues(int maxValues) : ILatestValues
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    public IReadOnlyList<double> OldestFirst() => [.. _values.TakeLast(maxValues)];
}
