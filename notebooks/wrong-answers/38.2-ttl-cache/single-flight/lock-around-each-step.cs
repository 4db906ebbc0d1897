public class SingleFlight : ISingleFlight
{
    private readonly Dictionary<string, int> values = [];

    public int GetOrLoad(string key, Func<string, int> load)
    {
        lock (values)
        {
            if (values.TryGetValue(key, out var kept))
            {
                return kept;
            }
        }

        var loaded = load(key);
        lock (values)
        {
            values[key] = loaded;
        }

        return loaded;
    }
}
