using System.Globalization;
using System.Text;

namespace Lecture38;

/// <summary>Writes a schedule as lines of text. The HTML uses the same words.</summary>
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
        var steps = DisplayText.Counted(schedule.Steps.Count, "step");
        return $"{what}: {steps}, {DisplayText.Counted(schedule.ContextSwitches, "context switch", "context switches")}";
    }

    /// <summary>The failures in a step, for the cell of the thread that took it.</summary>
    internal static IEnumerable<string> FailuresOfStep(Schedule schedule, int index) => schedule.Failures
        .Where(failure => failure.Kind != FailureKind.Deadlock && failure.Step == index + 1)
        .Select(Marked);

    /// <summary>The failure of all threads together, a deadlock, for the line below the last step.</summary>
    internal static string? OfAllThreads(Schedule schedule) =>
        schedule.Failures.FirstOrDefault(failure => failure.Kind == FailureKind.Deadlock) is { } deadlock
            ? Marked(deadlock)
            : null;

    internal static string MoreSteps(int leftOut) => $"… {DisplayText.Counted(leftOut, "more step")}";

    private static string[] Row(Schedule schedule, int index)
    {
        var happened = FailuresOfStep(schedule, index).Prepend(schedule.Steps[index].Description).Where(text => text.Length > 0);
        var row = Enumerable.Repeat("", schedule.Threads.Count + 1).ToArray();
        row[0] = DisplayText.Count(index + 1);
        row[schedule.ThreadNumbers[index] + 1] = string.Join("  ", happened);
        return row;
    }

    private static string Marked(ScheduleFailure failure) => $"✗ {failure.Message}";
}

/// <summary>Writes a schedule or a report as HTML that needs no script.</summary>
internal static class TimelineHtml
{
    private const int FirstSteps = 30;
    private const int LastSteps = 10;

    internal static string Write(InterleavingReport report)
    {
        var html = Start().Append(CultureInfo.InvariantCulture, $"<p>{(report.Failing == 0 ? '✓' : '✗')} ")
            .Append(DisplayText.Html(report.Headline)).Append("</p>");
        if (report.Shortest is { } shortest)
        {
            AppendTimeline(html, shortest, TimelineText.Caption(ReportText.Shortest, shortest));
        }

        return html.Append("</div>").ToString();
    }

    internal static string Write(Schedule schedule)
    {
        var html = Start();
        AppendTimeline(html, schedule, TimelineText.Caption(schedule));
        return html.Append("</div>").ToString();
    }

    private static StringBuilder Start() =>
        new StringBuilder("<div class=\"lecture38-timeline\"><style>").Append(DisplayResources.TimelineStyles).Append("</style>");

    private static void AppendTimeline(StringBuilder html, Schedule schedule, string caption)
    {
        html.Append("<table><caption>").Append(DisplayText.Html(caption))
            .Append("</caption><thead><tr><th scope=\"col\">Step</th>");
        foreach (var thread in schedule.Threads)
        {
            html.Append("<th scope=\"col\">").Append(DisplayText.Html(thread)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        AppendSteps(html, schedule);
        if (TimelineText.OfAllThreads(schedule) is { } failure)
        {
            AppendAcross(html, schedule, "lecture38-fails", failure);
        }

        html.Append("</tbody></table>");
    }

    private static void AppendSteps(StringBuilder html, Schedule schedule)
    {
        var leftOut = schedule.Steps.Count - FirstSteps - LastSteps;
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            if (leftOut > 1 && i == FirstSteps)
            {
                AppendAcross(html, schedule, "lecture38-gap", TimelineText.MoreSteps(leftOut));
                i += leftOut;
            }

            AppendStep(html, schedule, i);
        }
    }

    private static void AppendStep(StringBuilder html, Schedule schedule, int index)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{index + 1}</th>");
        for (var thread = 0; thread < schedule.Threads.Count; thread++)
        {
            if (thread == schedule.ThreadNumbers[index])
            {
                AppendActing(html, schedule, index);
            }
            else
            {
                html.Append("<td></td>");
            }
        }

        html.Append("</tr>");
    }

    private static void AppendActing(StringBuilder html, Schedule schedule, int index)
    {
        string[] failures = [.. TimelineText.FailuresOfStep(schedule, index)];
        html.Append(failures.Length == 0 ? "<td class=\"lecture38-acts\">" : "<td class=\"lecture38-acts lecture38-fails\">")
            .Append(DisplayText.Html(schedule.Steps[index].Description));
        foreach (var failure in failures)
        {
            html.Append("<strong>").Append(DisplayText.Html(failure)).Append("</strong>");
        }

        html.Append("</td>");
    }

    private static void AppendAcross(StringBuilder html, Schedule schedule, string cssClass, string text) =>
        html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"{cssClass}\" colspan=\"{schedule.Threads.Count + 1}\">")
            .Append(DisplayText.Html(text)).Append("</td></tr>");
}
