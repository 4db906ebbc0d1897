using System.Net;
using System.Text;

namespace Lecture38;

/// <summary>
/// Writes frames as HTML: a list of all frames, and a script that shows one of them at a time. The script reveals the controls, so
/// that without it the list shows all frames.
/// </summary>
internal static class StepperHtml
{
    internal static string Write(FrameSequence frames)
    {
        var steps = frames.Frames.Count - 1;
        var html = new StringBuilder();
        html.Append("<figure class=\"lecture38-stepper ").Append(frames.Kind).Append("\" style=\"--label:")
            .Append(Math.Clamp(frames.MaxLabelLength, 2, 12)).Append("ch\">\n")
            .Append("<style>").Append(DisplayResources.StepperStyles).Append("</style>\n")
            .Append("<figcaption>").Append(DisplayText.Html(frames.Title)).Append("</figcaption>\n");
        AppendControls(html, steps);
        html.Append("<ol>\n");
        for (var i = 0; i <= steps; i++)
        {
            html.Append("<li><p class=\"say\"><b>").Append(i == 0 ? "Start" : $"Step {i} of {steps}").Append(":</b> ")
                .Append(StepMarkup.Html(frames.Frames[i].Text)).Append("</p>\n").Append(frames.Frames[i].Html).Append("</li>\n");
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

/// <summary>The building blocks of frames.</summary>
internal static class StepMarkup
{
    /// <summary>A key for display; an empty one as its quotes.</summary>
    internal static string Key(string key) => key.Length == 0 ? "\"\"" : DisplayText.Line(key);

    /// <summary>Text as an element's content, where quotes need no escapes.</summary>
    internal static string Html(string text) =>
        WebUtility.HtmlEncode(text)
            .Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&#39;", "'", StringComparison.Ordinal);

    /// <summary>Empty slots, which make the bound visible.</summary>
    internal static string Free(int places, string element) =>
        string.Concat(Enumerable.Repeat($"<{element} class=\"free\"></{element}>", places));

    internal static string Seconds(TimeSpan time) => $"{DisplayText.Number(time.TotalSeconds)} s";

    /// <summary>The names as a list within a sentence: a, b and c.</summary>
    internal static string Listed(IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    internal static int MaxLengthOf(IEnumerable<string> keys) =>
        keys.Select(key => DisplayText.Width(Key(key))).DefaultIfEmpty(1).Max();
}
