using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lecture38.Protocol;

/// <summary>Reads a line of JSON strictly and whole, so that what is wrong with it comes to light here and nowhere else.</summary>
internal static class JsonLine
{
    private static readonly JsonDocumentOptions ReadOptions = new() { AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions WriteOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an object; <paramref name="malformed"/> makes the result of a line that is none, or is not as expected.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> line, Func<JsonElement, T> read, Func<string, T> malformed)
    {
        try
        {
            using var document = JsonDocument.Parse(line, ReadOptions);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : malformed("it is not a JSON object");
        }
        // The last two: text that is no Unicode, which only shows when it is read.
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return malformed(exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>Writes a line, line end included. Half a surrogate pair becomes U+FFFD.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(line, WriteOptions))
        {
            write(json);
        }
        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    public static void WriteList<T>(this Utf8JsonWriter json, string property, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(property);
        foreach (var item in items)
        {
            write(json, item);
        }
        json.WriteEndArray();
    }

    public static string RequiredText(this JsonElement parent, string property) =>
        parent.OptionalText(property) ?? throw new FormatException($"it has no {property}");

    public static string Text(this JsonElement parent, string property) => parent.OptionalText(property) ?? "";

    public static string? OptionalText(this JsonElement parent, string property) =>
        parent.TryGet(property, out var value, JsonValueKind.String) ? value.GetString() : null;

    public static bool Flag(this JsonElement parent, string property) =>
        parent.TryGet(property, out var value, JsonValueKind.True, JsonValueKind.False) && value.GetBoolean();

    public static int Number(this JsonElement parent, string property) =>
        !parent.TryGet(property, out var value, JsonValueKind.Number) ? 0
        : value.TryGetInt32(out var number) ? number
        : throw new FormatException($"its {property} is not an integer");

    public static TextPosition Position(this JsonElement position) => new(position.Number("line"), position.Number("character"));

    public static void WritePosition(this Utf8JsonWriter json, string property, TextPosition position)
    {
        json.WriteStartObject(property);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("character", position.Character);
        json.WriteEndObject();
    }

    /// <summary>A member that is an object; an undefined element, which has no members, where there is none.</summary>
    public static JsonElement OptionalObject(this JsonElement parent, string property) =>
        parent.TryGet(property, out var value, JsonValueKind.Object) ? value : default;

    public static IReadOnlyList<T> List<T>(this JsonElement parent, string property, Func<JsonElement, T> read) =>
        parent.TryGet(property, out var value, JsonValueKind.Array) ? [.. value.EnumerateArray().Select(read)] : [];

    public static string AsText(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new FormatException("a list of texts holds something else");

    private static bool TryGet(this JsonElement parent, string property, out JsonElement value, params ReadOnlySpan<JsonValueKind> kinds)
    {
        value = default;
        if (parent.ValueKind == JsonValueKind.Undefined || (parent.ValueKind == JsonValueKind.Object && !parent.TryGetProperty(property, out value)))
        {
            return false;
        }
        if (parent.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"a {parent.ValueKind.ToString().ToLowerInvariant()} stands where an object with {property} is expected");
        }
        return value.ValueKind != JsonValueKind.Null
            && (kinds.Contains(value.ValueKind) ? true : throw new FormatException($"its {property} is a JSON {value.ValueKind.ToString().ToLowerInvariant()}"));
    }
}
