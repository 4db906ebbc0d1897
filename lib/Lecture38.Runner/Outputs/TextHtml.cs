using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Writes outputs that are text: streams, values, errors, JSON.</summary>
internal static class TextHtml
{
    /// <summary>In characters. The executed notebook has the rest.</summary>
    private const int MaxLength = 100_000;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        MaxDepth = 512, // More than a notebook can hold.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Stream(string name, string text) => name == "stderr"
        ? Output("stderr", "Standard error", "<span class=\"output-label\">Standard error: </span>", text)
        : Text(text);

    internal static string Text(string text) => Output("text", "Text output", "", text);

    internal static string Json(JsonNode? value) => Text(value?.ToJsonString(Readable) ?? "null");

    /// <summary>An error: its type and message, and its stack trace folded.</summary>
    internal static string Error(string name, string message, string trace)
    {
        var details = trace.Length == 0 || trace == message ? "" : $"<details><summary>Stack trace</summary>{Pre("Stack trace", "", trace)}</details>";
        return $"<div class=\"output error\"><p><strong>{XmlSafeText.Encode(name.Length == 0 ? "Error" : name)}</strong></p>"
            + (message.Length == 0 ? "" : Pre("Error message", "", message))
            + $"{details}</div>\n";
    }

    private static string Output(string kind, string label, string prefix, string text) =>
        text.Length == 0 ? "" : $"<div class=\"output {kind}\">{Pre(label, prefix, text)}</div>\n";

    private static string Pre(string label, string prefix, string text)
    {
        var cut = BoundedText.Cut(text, MaxLength, $"\n(cut: {text.Length - MaxLength} more characters)");
        var lines = TerminalText.Lines(cut);

        // The parser drops a line break right after <pre>.
        return $"<pre data-scroll=\"{label}\">\n{prefix}{XmlSafeText.Encode(string.Join('\n', lines).TrimEnd('\n'))}</pre>";
    }
}
