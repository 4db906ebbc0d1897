namespace Lecture38;

/// <summary>What became of one entry of a cache whose entries expire. Times count from any common start.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Expires">When it expires or would have; from then on, exactly then included, it is expired.</param>
/// <param name="Removed">When it left the cache; null while it is in it.</param>
/// <param name="Cause">Why it left; null while it is in the cache.</param>
public sealed record EntryLifetime(
    string Key, TimeSpan Stored, TimeSpan Expires, TimeSpan? Removed = null, RemovalCause? Cause = null);

/// <summary>Why an entry left a cache.</summary>
public enum RemovalCause
{
    /// <summary>It had expired and was touched.</summary>
    Expired,

    /// <summary>The cache was full and needed its place.</summary>
    Evicted,

    /// <summary>Somebody said that it was no longer true.</summary>
    Invalidated,

    /// <summary>Another value was stored under its key.</summary>
    Overwritten,
}
