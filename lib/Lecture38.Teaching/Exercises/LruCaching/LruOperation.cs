namespace Lecture38;

/// <summary>One operation on a cache, and how a script and a message write it.</summary>
/// <param name="Kind"><c>?</c> looks up, <c>+</c> puts, <c>!</c> clears.</param>
/// <param name="Key">The key; empty for clearing.</param>
/// <param name="Value">The value to put.</param>
internal readonly record struct LruOperation(char Kind, string Key, int Value)
{
    internal static LruOperation Get(string key) => new('?', key, 0);

    internal static LruOperation Put(string key, int value) => new('+', key, value);

    internal static LruOperation Clear { get; } = new('!', "", 0);

    /// <summary>Reads a script such as <c>+A +B ?A !</c>; the values are 1, 2 and so on.</summary>
    internal static LruOperation[] Parse(string script) =>
        [.. script.Split(' ').Select((word, index) => new LruOperation(word[0], word[1..], index + 1))];

    /// <summary>Does it, and tells what can be seen of the cache then.</summary>
    internal LruObservation ApplyTo(ILruCache<string, int> cache)
    {
        try
        {
            var found = Do(cache);
            return new LruObservation(found, cache.Count, cache.Hits, cache.Misses);
        }
        catch (Exception error) when (error is not (NotAttemptedException or OutOfMemoryException))
        {
            return new LruObservation($"{TypeName.Of(error.GetType())} ({DisplayText.Line(error.Message)})", 0, 0, 0) { Threw = true };
        }
    }

    public override string ToString() => Kind switch
    {
        '?' => $"TryGet {Key}",
        '+' => $"Put {Key} = {Value}",
        _ => "Clear",
    };

    private string Do(ILruCache<string, int> cache)
    {
        switch (Kind)
        {
            case '?':
                return cache.TryGet(Key, out var value) ? $"a hit with {value}" : LruObservation.Miss;
            case '+':
                cache.Put(Key, Value);
                return "";
            default:
                cache.Clear();
                return "";
        }
    }
}
