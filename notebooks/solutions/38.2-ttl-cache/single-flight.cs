using System.Collections.Concurrent;

public class SingleFlight : ISingleFlight
{
    private readonly ConcurrentDictionary<string, Lazy<int>> flights = new();

    public int GetOrLoad(string key, Func<string, int> load)
    {
        // Two callers may each make a Lazy, but only one of them gets into the dictionary, and both use that one.
        var flight = flights.GetOrAdd(key, _ => new Lazy<int>(() => load(key)));
        try
        {
            return flight.Value;
        }
        catch
        {
            // This very Lazy: another caller may have begun a new flight by now.
            flights.TryRemove(KeyValuePair.Create(key, flight));
            throw;
        }
    }
}
