using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A part of an expectation file: reads it, or says what is wrong with it and where.</summary>
/// <param name="Node">The part.</param>
/// <param name="Where">Its place in the file, such as <c>cells.lru-info.text[1]</c>.</param>
internal readonly record struct ExpectationJson(JsonNode? Node, string Where)
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsObject => Node is JsonObject;

    public bool IsText => Node?.GetValueKind() == JsonValueKind.String;

    public IEnumerable<string> Keys => AsObject().Select(member => member.Key);

    public ExpectationJson this[string key] => new(AsObject()[key], $"{Where}.{key}");

    public bool Has(string key) => AsObject().ContainsKey(key);

    public JsonObject AsObject() => Node as JsonObject ?? throw Wrong("has to be an object");

    public string AsText() => IsText ? Node!.GetValue<string>() : throw Wrong("has to be a text");

    public double AsNumber() => Number(Node) ?? throw Wrong("has to be a finite number");

    public int AsCount() => AsNumber() is >= 0 and <= int.MaxValue and var number && double.IsInteger(number)
        ? (int)number
        : throw Wrong("has to be a whole number from 0");

    public IEnumerable<ExpectationJson> AsList()
    {
        var place = this;
        return (Node as JsonArray ?? throw Wrong("has to be a list")).Select((item, index) => new ExpectationJson(item, $"{place.Where}[{index}]"));
    }

    public BoundedRegex AsRegex()
    {
        try
        {
            return new BoundedRegex(AsText());
        }
        catch (ArgumentException error)
        {
            throw Wrong("is not a regular expression: " + error.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Reads <c>true</c>; a missing key is false.</summary>
    public bool IsTrue(string key)
    {
        if (!Has(key))
        {
            return false;
        }

        return this[key].Node?.GetValueKind() == JsonValueKind.True ? true : throw this[key].Wrong("can only be true");
    }

    /// <summary>Refuses unknown keys: a typo must not turn a check off.</summary>
    public void RequireKnownKeys(params IEnumerable<string> known)
    {
        var unknown = Keys.Except(known).FirstOrDefault();
        if (unknown is not null)
        {
            throw Wrong($"has an unknown key '{unknown}' (known here: {string.Join(", ", known)})");
        }
    }

    /// <summary>A finite number, or null.</summary>
    public static double? Number(JsonNode? value) =>
        value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number && scalar.TryGetValue<double>(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A value on one line.</summary>
    public static string Show(JsonNode? value) => value?.ToJsonString(OneLine) ?? "null";

    public FormatException Wrong(string reason) => new($"{Where} {reason}".ReplaceLineEndings(" "));
}
