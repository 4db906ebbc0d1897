namespace Lecture38;

/// <summary>
/// Passes readings on to its subscribers. It is an example of an object that lives as long as the program and knows its listeners only as
/// delegates. Not safe for concurrent use.
/// </summary>
public sealed class ReadingFeed
{
    private readonly List<Func<string>> _summaries = [];
    private Action<SensorReading>? _received;

    /// <summary>Raised for each reading, in the order of the subscriptions.</summary>
    public event Action<SensorReading> Received
    {
        add => _received += value;
        remove
        {
            var before = Subscriptions;
            _received -= value;
            FruitlessRemovals += before == Subscriptions ? 1 : 0;
        }
    }

    /// <summary>The current texts of all summaries. O(summaries).</summary>
    public IReadOnlyList<string> Summaries => [.. _summaries.Select(summary => summary())];

    internal int Subscriptions => _received?.GetInvocationList().Length ?? 0;

    /// <summary>How often a delegate was unsubscribed that was not subscribed. C# ignores that silently.</summary>
    internal int FruitlessRemovals { get; private set; }

    /// <summary>Raises <see cref="Received"/>.</summary>
    /// <param name="reading">The reading to pass on.</param>
    public void Publish(SensorReading reading) => _received?.Invoke(reading);

    /// <summary>Keeps a summary as long as the feed lives.</summary>
    /// <param name="summary">Creates the text, each time that <see cref="Summaries"/> is read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is null.</exception>
    public void AddSummary(Func<string> summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        _summaries.Add(summary);
    }

    internal void ForgetSummaries() => _summaries.Clear();
}

/// <summary>Listens to a <see cref="ReadingFeed"/> until it is disposed. The exercise <c>let-go</c> asks for one.</summary>
public interface IReadingListener : IDisposable
{
    /// <summary>The number of readings it has collected.</summary>
    int Count { get; }
}
