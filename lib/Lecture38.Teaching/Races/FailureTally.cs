namespace Lecture38;

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
