public class LatestValues(int maxValues) : ILatestValues
{
    private static readonly List<double> Values = [];

    public void Add(double value)
    {
        if (Values.Count == maxValues)
        {
            Values.RemoveAt(0);
        }

        Values.Add(value);
    }

    public IReadOnlyList<double> OldestFirst() => [.. Values];
}
