using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Writes outputs that are text: streams, values, errors, JSON.</summary>
internal static class TextHtml
{
    /// <summary>A page stays a page: what is longer is in the executed notebook.</summary>
    private const int MaxLength = 100_000;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        MaxDepth = 512, // More than a notebook can hold.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void AppendStream(OutputPart part, string name, string text)
    {
        if (name == "stderr")
        {
            Append(part, "stderr", "Standard error", "<span class=\"output-label\">Standard error: </span>", text);
        }
        else
        {
            AppendText(part, text);
        }
    }

    internal static void AppendText(OutputPart part, string text) => Append(part, "text", "Text output", "", text);

    internal static void AppendJson(OutputPart part, JsonNode? value) => AppendText(part, value?.ToJsonString(Readable) ?? "null");

    /// <summary>What was thrown, prominently, and under it where, for those who ask.</summary>
    internal static void AppendError(OutputPart part, string name, string message, string trace)
    {
        part.Html.Append("<div class=\"output error\"><p><strong>").Append(FitText.Encode(name.Length == 0 ? "Error" : name)).Append("</strong></p>");
        if (message.Length > 0)
        {
            AppendPre(part, "Error message", "", message);
        }

        if (trace.Length > 0 && trace != message)
        {
            part.Html.Append("<details><summary>Stack trace</summary>");
            AppendPre(part, "Stack trace", "", trace);
            part.Html.Append("</details>");
        }

        part.Html.Append("</div>\n");
    }

    private static void Append(OutputPart part, string kind, string label, string before, string text)
    {
        if (text.Length > 0)
        {
            part.Html.Append("<div class=\"output ").Append(kind).Append("\">");
            AppendPre(part, label, before, text);
            part.Html.Append("</div>\n");
        }
    }

    private static void AppendPre(OutputPart part, string label, string before, string text)
    {
        var note = $"\n(cut: {text.Length - MaxLength} more characters)";
        var visible = string.Join('\n', TerminalText.Lines(BoundedText.Cut(text, MaxLength, note))).TrimEnd('\n');

        // A parser takes the first line break after <pre> away, so one stands there that may go.
        part.Html.Append("<pre ").Append(part.Scrolling(label)).Append(">\n").Append(before).Append(FitText.Encode(visible)).Append("</pre>");
    }
}
