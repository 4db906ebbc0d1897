namespace Lecture38;

/// <summary>One operation on a TTL cache, and the cache after it.</summary>
/// <param name="Operation">What was done.</param>
/// <param name="IsHit">Whether a look-up hit; null for what is no look-up.</param>
/// <param name="Removed">The entry that left the cache, as it was just before; null if none did.</param>
/// <param name="Cause">Why it left; null if none did.</param>
/// <param name="Clock">The time since the start.</param>
/// <param name="Entries">
/// What is stored, soonest to expire first, expired entries that nobody has asked for included. An entry's value is the number of
/// the step that set it, counted from 1.
/// </param>
/// <param name="NextToGo">The key that a new key would evict; null where there is room.</param>
public sealed record TtlStep(
    TtlOperation Operation,
    bool? IsHit,
    TtlEntry<string, int>? Removed,
    RemovalCause? Cause,
    TimeSpan Clock,
    IReadOnlyList<TtlEntry<string, int>> Entries,
    string? NextToGo);
