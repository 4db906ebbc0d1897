namespace Lecture38;

/// <summary>
/// The result of running schedules, displayed as a line with the counts and the shortest schedule that failed. Immutable,
/// thread-safe.
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

    /// <summary>Whether these are all schedules.</summary>
    public bool IsComplete { get; }

    /// <summary>How many schedules failed, whether in one way or several.</summary>
    public int Failing { get; }

    /// <summary>
    /// The ways in which schedules failed: invariants in the given order, then deadlock, then exceptions by name.
    /// </summary>
    public IReadOnlyList<FailureSummary> Failures { get; }

    /// <summary>
    /// The failed schedule with the fewest steps to its failure, then the fewest context switches, then the first in the order of
    /// the threads. It ends at its failure. Null if none failed.
    /// </summary>
    public Schedule? Shortest { get; }

    /// <summary>The counts in a line.</summary>
    public string Headline => ReportText.Headline(this, _invariants);

    /// <summary>The report as HTML. All text is escaped.</summary>
    public string ToHtml() => TimelineHtml.Write(this);

    /// <summary>The report as lines of text.</summary>
    public override string ToString() => ReportText.Write(this);
}

/// <summary>Writes a report as text.</summary>
internal static class ReportText
{
    internal const string Shortest = "The shortest schedule that fails";

    internal static string Write(InterleavingReport report) =>
        report.Shortest is { } shortest
            ? $"{report.Headline}\n\n{TimelineText.Write(shortest, TimelineText.Caption(Shortest, shortest))}"
            : report.Headline;

    internal static string Headline(InterleavingReport report, IReadOnlyList<string> invariants)
    {
        var schedules = DisplayText.Counted(report.Schedules, "schedule");
        var ran = report.IsComplete ? schedules : $"Stopped after {schedules}, there are more";
        return DisplayText.Line(report.Failures.Count == 0
            ? $"{ran}: {AllWell(invariants)}"
            : $"{ran}, {string.Join(", ", report.Failures.Select(Counted))}");
    }

    private static string AllWell(IReadOnlyList<string> invariants) =>
        string.Join("", invariants.Select(invariant => $"none breaks '{invariant}', ")) + "no deadlock, no exception";

    private static string Counted(FailureSummary failure)
    {
        var many = failure.Schedules != 1;
        var verb = failure.Kind switch
        {
            FailureKind.BrokenInvariant => $"{(many ? "break" : "breaks")} '{failure.Name}'",
            FailureKind.Exception => $"{(many ? "throw" : "throws")} {failure.Name}",
            _ => many ? "deadlock" : "deadlocks",
        };
        return $"{DisplayText.Count(failure.Schedules)} {verb}";
    }
}
