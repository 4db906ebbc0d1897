using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Reads the representations of one value, by MIME type, and their metadata, as nbformat stores them.</summary>
internal sealed class MimeBundleReader(JsonObject data, JsonObject? metadata)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    internal IEnumerable<string> MimeTypes => data.Select(representation => representation.Key);

    /// <summary>A representation as text; null if it is missing or empty.</summary>
    internal string? Text(string mimeType) => OutputRenderer.Text(data[mimeType]) is { Length: > 0 } text ? text : null;

    /// <summary>A representation as JSON, which may be stored as text; null if it is missing.</summary>
    internal JsonNode? Json(string mimeType)
    {
        var value = data[mimeType];
        if (MultilineText.TryRead(value) is not { Length: > 0 } text)
        {
            return value;
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: Options);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    /// <summary>A metadata entry of a representation, or else of the whole value.</summary>
    internal string? Metadata(string mimeType, string key) =>
        ((metadata?[mimeType] as JsonObject)?[key] ?? metadata?[key]) is JsonValue value ? OutputRenderer.Text(value) : null;
}
