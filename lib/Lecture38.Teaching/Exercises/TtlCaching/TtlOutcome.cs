namespace Lecture38;

/// <summary>What a time to live has led to in a <see cref="TtlWorkload"/>.</summary>
/// <param name="Lookups">All lookups.</param>
/// <param name="Loads">Those that missed and had to load.</param>
/// <param name="StaleAnswers">Those that the cache answered with a value that had changed since it was loaded.</param>
public readonly record struct TtlOutcome(int Lookups, int Loads, int StaleAnswers);
