using System.Collections.Concurrent;
using System.Threading.Tasks;

public class SingleFlight : ISingleFlight
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> flights = new();

    public int GetOrLoad(string key, Func<string, int> load)
    {
        var mine = new TaskCompletionSource<int>();
        var flight = flights.GetOrAdd(key, mine);
        if (flight == mine)
        {
            try
            {
                mine.SetResult(load(key));
            }
            catch
            {
                flights.TryRemove(key, out _);
                throw;
            }
        }

        return flight.Task.Result;
    }
}
