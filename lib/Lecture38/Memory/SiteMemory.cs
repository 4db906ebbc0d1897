namespace Lecture38;

/// <summary>What a <see cref="MemoryAudit"/> has booked under one site.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Runs">How many runs were measured.</param>
/// <param name="AllocatedBytes">The bytes they allocated, exactly, in use or not.</param>
/// <param name="RetainedBytes">The bytes still in use after them and a full collection.</param>
/// <param name="Collections">The garbage collections while they ran.</param>
public readonly record struct SiteMemory(
    string Site, int Runs, long AllocatedBytes, long RetainedBytes, CollectionCounts Collections);
