using System.Collections.Concurrent;

public class SingleFlight : ISingleFlight
{
    private readonly ConcurrentDictionary<string, int> values = new();

    public int GetOrLoad(string key, Func<string, int> load)
    {
        if (values.TryAdd(key, 0))
        {
            try
            {
                values[key] = load(key);
            }
            catch
            {
                values.TryRemove(key, out _);
                throw;
            }
        }

        return values[key];
    }
}
