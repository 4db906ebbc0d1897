namespace Lecture38;

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
        var schedules = Count.Of(report.Schedules, "schedule");
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
        return $"{Count.Of(failure.Schedules)} {verb}";
    }
}
