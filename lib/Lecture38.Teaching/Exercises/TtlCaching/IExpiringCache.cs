using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>A bounded cache whose entries expire: what the caches of notebook 38.2 that you write have in common.</summary>
public interface IExpiringCache
{
    /// <summary>
    /// How many entries are stored, never more than the cache has room for. It may count expired entries that nobody has asked for
    /// since they expired.
    /// </summary>
    int Count { get; }

    /// <summary>Looks a key up. An expired entry is a miss, and leaves.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The stored value; 0 on a miss.</param>
    /// <returns>True on a hit. An entry is expired from the very moment its time is up.</returns>
    bool TryGet(string key, out int value);

    /// <summary>
    /// Stores a value; its life begins now. Where there is room, or the key is stored already, nothing else leaves. A new key in a full
    /// cache evicts the entry that is the soonest to expire.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    [SuppressMessage("Naming", "CA1716", Justification = "All caches of the lecture call it Set, and they are written in C#.")]
    void Set(string key, int value);
}
