namespace Lecture38;

/// <summary>
/// What came of running schedules. It shows itself: a line that counts, and under it the shortest schedule that failed.
/// Immutable, thread-safe.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class InterleavingReport : IDisplayable
{
    private readonly List<string> _invariants;

    internal InterleavingReport(int schedules, bool isComplete, FailureTally tally, List<string> invariants)
    {
        (Schedules, IsComplete, Failing, _invariants) = (schedules, isComplete, tally.Failing, invariants);
        Failures = tally.Summaries(invariants);
        Shortest = Failures.Select(failure => failure.Shortest).Min(ShortestFirst.Instance);
    }

    /// <summary>How many schedules ran.</summary>
    public int Schedules { get; }

    /// <summary>Whether these are all that there are.</summary>
    public bool IsComplete { get; }

    /// <summary>How many schedules failed, in one way or several.</summary>
    public int Failing { get; }

    /// <summary>
    /// The ways in which schedules failed: invariants in the order given, then deadlock, then exceptions by name.
    /// </summary>
    public IReadOnlyList<FailureSummary> Failures { get; }

    /// <summary>
    /// Of all schedules that failed the one with the fewest steps to its failure, then with the fewest context switches, then the
    /// first in the order of the threads. It ends where it fails. Null if none failed.
    /// </summary>
    public Schedule? Shortest { get; }

    /// <summary>The counts in a line.</summary>
    public string Headline => ReportText.Headline(this, _invariants);

    /// <summary>The report as HTML. All text is escaped.</summary>
    public string ToHtml() => TimelineHtml.Write(this);

    /// <summary>The report as lines of text.</summary>
    public override string ToString() => ReportText.Write(this);
}
