namespace Lecture38;

/// <summary>What a <see cref="TtlCache{TKey, TValue}"/> stored under one key, at the moment of asking.</summary>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <typeparam name="TValue">The value's type.</typeparam>
/// <param name="Key">The key.</param>
/// <param name="Value">The cached value.</param>
/// <param name="RemainingLife">The time until it expires; zero or negative for an entry that has expired and not yet left.</param>
public readonly record struct TtlEntry<TKey, TValue>(TKey Key, TValue Value, TimeSpan RemainingLife)
{
    /// <summary>Whether the entry's time is up although it is still stored.</summary>
    public bool IsExpired => RemainingLife <= TimeSpan.Zero;
}
