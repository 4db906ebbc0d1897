namespace Lecture38;

/// <summary>How often schedules fail in one way.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Name">The invariant's name, the exception's type, or "deadlock".</param>
/// <param name="Schedules">How many schedules fail so.</param>
/// <param name="Shortest">
/// The one of them with the fewest steps to the failure, then with the fewest context switches, then the first in the order of
/// the threads. It ends where it fails.
/// </param>
public sealed record FailureSummary(FailureKind Kind, string Name, int Schedules, Schedule Shortest);
