using System.Collections.Concurrent;

public class SingleFlight : ISingleFlight
{
    private readonly ConcurrentDictionary<string, int> values = new();

    public int GetOrLoad(string key, Func<string, int> load) => values.GetOrAdd(key, load);
}
