using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Reads JSON files that people wrote or cut off, and says in one line what is wrong with them.</summary>
public static class StrictJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    /// <summary>Reads a file whose outermost value is an object.</summary>
    /// <exception cref="InvalidInputException">The file is missing, unreadable, empty, cut off, not UTF-8 or not a JSON object.</exception>
    public static JsonObject ReadObject(string path) => ParseObject(ReadBytes(path), path);

    /// <summary>Parses bytes whose outermost value is an object; <paramref name="path"/> is only named in errors.</summary>
    /// <exception cref="InvalidInputException">The bytes are empty, cut off, not UTF-8 or not a JSON object.</exception>
    public static JsonObject ParseObject(ReadOnlyMemory<byte> bytes, string path)
    {
        var json = WithoutByteOrderMark(bytes);
        RequireUtf8Text(json.Span, path);
        try
        {
            return JsonNode.Parse(json.Span, documentOptions: Options) is JsonObject document
                ? WithReadableStrings(document, path)
                : throw new InvalidInputException(path, "holds JSON, but not an object");
        }
        catch (JsonException error) when (IsCutOff(json.Span))
        {
            throw new InvalidInputException(path, $"cut off: the JSON ends in the middle of a value, at line {error.LineNumber + 1}");
        }
        catch (JsonException) when (FindRepeatedKey(json.Span) is { } key)
        {
            throw new InvalidInputException(path, $"the key '{key.ReplaceLineEndings(" ")}' is there twice");
        }
        catch (JsonException error)
        {
            throw new InvalidInputException(path, $"not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {Reason(error)}");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, "no such file");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new InvalidInputException(path, "is a folder; name a file in it");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, "cannot be read: " + error.Message.ReplaceLineEndings(" "));
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    private static void RequireUtf8Text(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            if (string.IsNullOrWhiteSpace(StrictUtf8.GetString(json)))
            {
                throw new InvalidInputException(path, "empty");
            }
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidInputException(path, $"not UTF-8 (byte {error.Index + 1}); save it as UTF-8");
        }
    }

    /// <summary>True where all of the text is the beginning of good JSON, but it is not all of it.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> json) => IsReadable(json, isComplete: false) && !IsReadable(json, isComplete: true);

    /// <summary>The first key that one object has twice, or null, also where the text is no JSON.</summary>
    private static string? FindRepeatedKey(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        var keysOfOpenObjects = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        keysOfOpenObjects.Push([]);
                        break;
                    case JsonTokenType.EndObject:
                        keysOfOpenObjects.Pop();
                        break;
                    case JsonTokenType.PropertyName when reader.GetString()! is var key && !keysOfOpenObjects.Peek().Add(key):
                        return key;
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Not JSON, or a key with half of a surrogate pair.
        }

        return null;
    }

    private static bool IsReadable(ReadOnlySpan<byte> json, bool isComplete)
    {
        var reader = new Utf8JsonReader(json, isComplete, new JsonReaderState(new JsonReaderOptions { MaxDepth = Options.MaxDepth }));
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

    /// <summary>An escaped half of a surrogate pair is JSON but no text: it is refused here, once, and nowhere later.</summary>
    private static JsonObject WithReadableStrings(JsonObject document, string path)
    {
        try
        {
            CanonicalJson.Serialize(document);
            return document;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException(path, "holds half of a surrogate pair, which is no text");
        }
    }

    private static string Reason(JsonException error) =>
        error.Message.Split(" LineNumber:")[0].Split(" Path:")[0].ReplaceLineEndings(" ").TrimEnd('.');
}
