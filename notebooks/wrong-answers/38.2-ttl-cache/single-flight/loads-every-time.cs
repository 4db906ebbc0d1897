using System.Collections.Concurrent;

public class SingleFlight : ISingleFlight
{
    private readonly ConcurrentDictionary<string, Lazy<int>> flights = new();

    public int GetOrLoad(string key, Func<string, int> load)
    {
        var flight = flights.GetOrAdd(key, _ => new Lazy<int>(() => load(key)));
        try
        {
            return flight.Value;
        }
        finally
        {
            flights.TryRemove(key, out _);
        }
    }
}
