using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Lecture38.Runner;

/// <summary>
/// Reads JSON that somebody else wrote. It reads all of it at once, so that code that uses the result can rely on unique keys and valid
/// strings.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions FileOptions = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    /// <summary>JSON inside a notebook must be less deep, so that the notebook can be read again.</summary>
    private static readonly JsonDocumentOptions InnerOptions = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a file whose outermost value is an object.</summary>
    /// <exception cref="InvalidInputException">The file is missing, unreadable, empty, cut off, not UTF-8 or not a JSON object.</exception>
    public static JsonObject ReadObject(string path) => ParseObject(InputFile.ReadBytes(path), path);

    /// <summary>Parses bytes whose outermost value is an object; <paramref name="path"/> is only named in errors.</summary>
    /// <exception cref="InvalidInputException">The bytes are empty, cut off, not UTF-8 or not a JSON object. The message is one line.</exception>
    public static JsonObject ParseObject(ReadOnlyMemory<byte> bytes, string path)
    {
        var json = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes.Span[Encoding.UTF8.Preamble.Length..] : bytes.Span;
        JsonNode? value = null;
        var problem =
            !Utf8.IsValid(json) ? "not UTF-8; save it as UTF-8"
            : json.Trim(" \t\r\n"u8).IsEmpty ? "empty"
            : TryParse(json, FileOptions, out value) is { } error ? Describe(error, json)
            : value is not JsonObject ? "holds JSON, but not an object"
            : null;
        return problem is null ? (JsonObject)value! : throw new InvalidInputException(path, problem);
    }

    /// <summary>Parses JSON that a cell showed; false if it is not JSON.</summary>
    public static bool TryParse(string text, out JsonNode? value) => TryParse(Encoding.UTF8.GetBytes(text), InnerOptions, out value) is null;

    private static JsonException? TryParse(ReadOnlySpan<byte> json, JsonDocumentOptions options, out JsonNode? value)
    {
        value = null;
        try
        {
            var parsed = JsonNode.Parse(json, documentOptions: options);
            Decode(parsed);
            value = parsed;
            return null;
        }
        catch (JsonException error)
        {
            return error;
        }
        catch (InvalidOperationException)
        {
            return new JsonException("a key or a string holds half of a surrogate pair, which is no text");
        }
    }

    /// <summary>Strings are decoded lazily, so this reads all of them.</summary>
    private static void Decode(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var member in members)
                {
                    Decode(member.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Decode(item);
                }

                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                scalar.GetValue<string>();
                break;
        }
    }

    private static string Describe(JsonException error, ReadOnlySpan<byte> json)
    {
        var reason = error.Message.Split(" LineNumber:")[0].Split(" encountered")[0].TrimEnd('.');
        return error.LineNumber is not { } line ? $"not usable JSON: {reason}"
            : IsBeginning(json) ? $"cut off: the JSON ends in the middle of a value, at line {line + 1}"
            : $"not JSON: line {line + 1}, byte {error.BytePositionInLine + 1}: {reason}";
    }

    /// <summary>True if the only thing wrong with the text is that it ends too early.</summary>
    private static bool IsBeginning(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = FileOptions.MaxDepth }));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
