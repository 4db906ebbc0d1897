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

/// <summary>In which way a schedule can fail.</summary>
public enum FailureKind
{
    /// <summary>An invariant does not hold.</summary>
    BrokenInvariant,

    /// <summary>Threads have not ended, and each of them waits.</summary>
    Deadlock,

    /// <summary>A step threw an exception, which ends the schedule.</summary>
    Exception,
}

/// <summary>Counts in which ways schedules fail, and keeps the shortest schedule of each.</summary>
internal sealed class FailureTally
{
    private readonly Dictionary<(FailureKind Kind, string Name), (int Schedules, Schedule Shortest)> _failures = [];

    /// <summary>How many schedules failed, in one way or several.</summary>
    internal int Failing { get; private set; }

    internal void Add<TState>(ScheduleRun<TState> run)
    {
        Failing += run.Failures.Count == 0 ? 0 : 1;
        foreach (var failure in run.Failures)
        {
            var key = (failure.Kind, failure.Name);
            var isKnown = _failures.TryGetValue(key, out var known);
            var isShorter = !isKnown
                || ShortestFirst.Compare(run.ThreadNumbers[..failure.Step], known.Shortest.ThreadNumbers) < 0;
            _failures[key] = (known.Schedules + 1, isShorter ? run.ToSchedule(failure.Step) : known.Shortest);
        }
    }

    /// <summary>Invariants in the order in which they were given, then deadlock, then exceptions by name.</summary>
    internal IReadOnlyList<FailureSummary> Summaries(List<string> invariants) =>
    [
        .. _failures
            .Select(failure =>
                new FailureSummary(failure.Key.Kind, failure.Key.Name, failure.Value.Schedules, failure.Value.Shortest))
            .OrderBy(summary => summary.Kind)
            .ThenBy(summary => summary.Kind == FailureKind.BrokenInvariant ? invariants.IndexOf(summary.Name) : 0)
            .ThenBy(summary => summary.Name, StringComparer.Ordinal),
    ];
}
