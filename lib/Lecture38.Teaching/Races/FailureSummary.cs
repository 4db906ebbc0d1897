namespace Lecture38;

/// <summary>One way in which schedules fail, and how often they do.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Name">The invariant's name, the exception's type, or "deadlock".</param>
/// <param name="Schedules">How many schedules fail this way.</param>
/// <param name="Shortest">
/// The one with the fewest steps to the failure, then the fewest context switches, then the first in the order of the threads. It
/// ends at the failure.
/// </param>
public sealed record FailureSummary(FailureKind Kind, string Name, int Schedules, Schedule Shortest);

/// <summary>The ways in which a schedule can fail.</summary>
public enum FailureKind
{
    /// <summary>An invariant does not hold.</summary>
    BrokenInvariant,

    /// <summary>Every thread that has not ended is waiting.</summary>
    Deadlock,

    /// <summary>A step threw an exception, which ends the schedule.</summary>
    Exception,
}

/// <summary>Counts the failures of schedules, and keeps the shortest schedule of each.</summary>
internal sealed class FailureTally
{
    private readonly Dictionary<(FailureKind Kind, string Name), (int Schedules, Schedule Shortest)> _failures = [];

    /// <summary>How many schedules failed, whether in one way or several.</summary>
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

    /// <summary>Invariants in the given order, then deadlock, then exceptions by name.</summary>
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
