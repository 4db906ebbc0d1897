public class SingleFlight : ISingleFlight
{
    private readonly Dictionary<string, int> values = [];

    public int GetOrLoad(string key, Func<string, int> load)
    {
        lock (values)
        {
            if (!values.TryGetValue(key, out var value))
            {
                value = load(key);
                values[key] = value;
            }

            return value;
        }
    }
}
