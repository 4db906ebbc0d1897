namespace Lecture38;

/// <summary>Values that are loaded once for each key, however many callers ask at the same time. Safe for concurrent use.</summary>
public interface ISingleFlight
{
    /// <summary>
    /// Answers with the value that is kept for the key. If there is none, loads and keeps it. Who comes while the same key is being loaded
    /// waits for that load and gets its value; who comes for another key does not wait.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="load">Loads the value of a key. What it throws reaches the caller and is not kept: the next caller loads anew.</param>
    int GetOrLoad(string key, Func<string, int> load);
}
