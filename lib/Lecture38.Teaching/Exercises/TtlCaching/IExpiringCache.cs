using System.Diagnostics.CodeAnalysis;

namespace Lecture38;

/// <summary>A bounded cache whose entries expire: the interface of the caches that you write in notebook 38.2.</summary>
public interface IExpiringCache
{
    /// <summary>
    /// The number of stored entries, at most the maximum size. It may include entries that have expired but have not been looked up since.
    /// </summary>
    int Count { get; }

    /// <summary>Looks up a key. An expired entry is a miss, and is removed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The stored value; 0 on a miss.</param>
    /// <returns>True on a hit. An entry has expired when its age equals the time to live.</returns>
    bool TryGet(string key, out int value);

    /// <summary>
    /// Stores a value; its life begins now. A new key in a full cache evicts the entry that is soonest to expire; otherwise nothing
    /// is evicted.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    [SuppressMessage("Naming", "CA1716", Justification = "All caches of the lecture call it Set, and they are written in C#.")]
    void Set(string key, int value);
}
