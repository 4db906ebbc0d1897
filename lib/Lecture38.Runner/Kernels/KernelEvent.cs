using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>An event of the kernel protocol: one JSON line that a kernel writes.</summary>
/// <param name="Type">Its <c>eventType</c>.</param>
/// <param name="Token">The token of the command that it belongs to, if it belongs to one.</param>
/// <param name="Body">Its <c>event</c>.</param>
public sealed record KernelEvent(string Type, string? Token, JsonObject Body)
{
    /// <summary>Reads a line; null where it is no event, such as text that code wrote around the kernel.</summary>
    public static KernelEvent? TryParse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject message && message["eventType"] is JsonValue type
                ? new KernelEvent(type.GetValue<string>(), Text(message["command"], "token"), message["event"] as JsonObject ?? [])
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True where the event belongs to the command with this token or to a sub-command of it (<c>token.1</c>).</summary>
    public bool BelongsTo(string token) =>
        Token is not null && Token.StartsWith(token, StringComparison.Ordinal) && (Token.Length == token.Length || Token[token.Length] == '.');

    /// <summary>A text of the event's body, empty where it has none.</summary>
    public string Text(string key) => Text(Body, key) ?? "";

    /// <summary>The shown value by MIME type, without the representations that are not for display.</summary>
    public MimeBundle FormattedValues()
    {
        var bundle = new MimeBundle();
        foreach (var value in Body["formattedValues"] as JsonArray ?? [])
        {
            if (Text(value, "mimeType") is { } mimeType && !IsSuppressed(value))
            {
                bundle[mimeType] = Text(value, "value") ?? "";
            }
        }

        return bundle;
    }

    private static bool IsSuppressed(JsonNode? value) =>
        (value as JsonObject)?["suppressDisplay"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;

    private static string? Text(JsonNode? parent, string key) =>
        (parent as JsonObject)?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
