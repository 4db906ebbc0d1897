using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>nbformat's multi-line strings: one string, or a list of lines that keep their line ends.</summary>
internal static class MultilineText
{
    /// <summary>The list of lines that VS Code writes; an empty text is an empty list.</summary>
    public static JsonArray ToLines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var lineEnd = text.IndexOf('\n', start);
            var next = lineEnd < 0 ? text.Length : lineEnd + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return lines;
    }

    /// <summary>The whole text; null if the value is neither a string nor a list of strings.</summary>
    public static string? TryRead(JsonNode? value) => value switch
    {
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        JsonArray lines when lines.All(line => line?.GetValueKind() == JsonValueKind.String) =>
            string.Concat(lines.Select(line => line!.GetValue<string>())),
        _ => null,
    };
}
