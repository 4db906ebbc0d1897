namespace Lecture38;

/// <summary>Writes a schedule as lines of text, and has the words that its HTML shares.</summary>
internal static class TimelineText
{
    internal static string Write(Schedule schedule) => Write(schedule, Caption(schedule));

    internal static string Write(Schedule schedule, string caption)
    {
        var columns = schedule.Threads.Select(name => new TableColumn(name)).Prepend(new TableColumn("Step", IsNumeric: true));
        var timeline = new Table([.. columns], [.. schedule.Steps.Select((_, i) => Row(schedule, i))]);
        var lines = $"{DisplayText.Line(caption)}\n{timeline}";
        return OfAllThreads(schedule) is { } failure ? $"{lines}\n{DisplayText.Line(failure)}" : lines;
    }

    internal static string Caption(Schedule schedule) =>
        Caption(schedule.Failures.Count == 0 ? "A schedule that does not fail" : "A schedule that fails", schedule);

    internal static string Caption(string what, Schedule schedule)
    {
        var steps = Count.Of(schedule.Steps.Count, "step");
        return $"{what}: {steps}, {Count.Of(schedule.ContextSwitches, "context switch", "context switches")}";
    }

    /// <summary>How the schedule fails in a step, for the cell of the thread that took it.</summary>
    internal static IEnumerable<string> FailuresOfStep(Schedule schedule, int index) => schedule.Failures
        .Where(failure => failure.Kind != FailureKind.Deadlock && failure.Step == index + 1)
        .Select(Marked);

    /// <summary>How the schedule fails for all threads together, which stands under the last step.</summary>
    internal static string? OfAllThreads(Schedule schedule) =>
        schedule.Failures.FirstOrDefault(failure => failure.Kind == FailureKind.Deadlock) is { } deadlock
            ? Marked(deadlock)
            : null;

    internal static string MoreSteps(int leftOut) => $"… {Count.Of(leftOut, "more step")}";

    private static string[] Row(Schedule schedule, int index)
    {
        var happened = FailuresOfStep(schedule, index).Prepend(schedule.Steps[index].Description).Where(text => text.Length > 0);
        var row = Enumerable.Repeat("", schedule.Threads.Count + 1).ToArray();
        row[0] = Count.Of(index + 1);
        row[schedule.ThreadNumbers[index] + 1] = string.Join("  ", happened);
        return row;
    }

    private static string Marked(ScheduleFailure failure) => $"✗ {failure.Message}";
}
