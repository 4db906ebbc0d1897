using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Reads a value's representations by MIME type, and their metadata, as nbformat stores them.</summary>
internal sealed class MimeBundleReader(JsonObject data, JsonObject? metadata)
{
    internal IEnumerable<string> MimeTypes => data.Select(representation => representation.Key);

    /// <summary>A representation as text; null if it is missing or empty.</summary>
    internal string? Text(string mimeType) => OutputRenderer.Text(data[mimeType]) is { Length: > 0 } text ? text : null;

    /// <summary>A representation as JSON, which may be stored as text; null if it is missing.</summary>
    internal JsonNode? Json(string mimeType)
    {
        var value = data[mimeType];
        return MultilineText.TryRead(value) is { Length: > 0 } text && StrictJson.TryParse(text, out var parsed) ? parsed : value;
    }

    /// <summary>A metadata entry of a representation, or else of the whole value.</summary>
    internal string? Metadata(string mimeType, string key) =>
        ((metadata?[mimeType] as JsonObject)?[key] ?? metadata?[key]) is JsonValue value ? OutputRenderer.Text(value) : null;
}
