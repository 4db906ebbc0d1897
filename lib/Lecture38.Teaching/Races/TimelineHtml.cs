using System.Globalization;
using System.Text;

namespace Lecture38;

/// <summary>Writes a schedule, or a report around one, as HTML that needs no script.</summary>
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
