using System.Text;

namespace Lecture38;

/// <summary>
/// Writes a film as HTML: all its frames as a list, and a script that shows one of them at a time. The controls are hidden
/// until the script comes, so that where none runs, the list stands as a filmstrip.
/// </summary>
internal static class StepperHtml
{
    internal static string Write(StepFilm film)
    {
        var steps = film.Frames.Count - 1;
        var html = new StringBuilder();
        html.Append("<figure class=\"lecture38-stepper ").Append(film.Kind).Append("\" style=\"--label:")
            .Append(Math.Clamp(film.LongestLabel, 2, 12)).Append("ch\">\n")
            .Append("<style>").Append(DisplayResources.StepperStyles).Append("</style>\n")
            .Append("<figcaption>").Append(DisplayText.Html(film.Title)).Append("</figcaption>\n");
        AppendControls(html, steps);
        html.Append("<ol>\n");
        for (var i = 0; i <= steps; i++)
        {
            html.Append("<li><p class=\"say\"><b>").Append(i == 0 ? "Start" : $"Step {i} of {steps}").Append(":</b> ")
                .Append(StepMarkup.Html(film.Frames[i].Text)).Append("</p>\n").Append(film.Frames[i].Html).Append("</li>\n");
        }

        return html.Append("</ol>\n<script>").Append(DisplayResources.StepperScript).Append("</script>\n</figure>").ToString();
    }

    private static void AppendControls(StringBuilder html, int steps)
    {
        html.Append("<div class=\"controls\" hidden>\n");
        AppendButton(html, "First step", "M5 4v12M14 4l-6 6 6 6");
        AppendButton(html, "Previous step", "M13 4l-6 6 6 6");
        AppendButton(html, "Play", "M6 4l9 6-9 6z");
        AppendButton(html, "Next step", "M7 4l6 6-6 6");
        AppendButton(html, "Last step", "M6 4l6 6-6 6M15 4v12");
        html.Append("<input type=\"range\" min=\"0\" max=\"").Append(steps)
            .Append("\" value=\"0\" aria-label=\"Step\" autocomplete=\"off\">\n<p role=\"status\"></p>\n</div>\n");
    }

    private static void AppendButton(StringBuilder html, string name, string path) =>
        html.Append("<button type=\"button\" aria-label=\"").Append(name).Append("\">")
            .Append("<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"")
            .Append(path).Append("\"/></svg></button>\n");
}
