using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>Reads the parts of an expectation file, and says where a part is not what it has to be.</summary>
/// <param name="Node">The part.</param>
/// <param name="Where">Its place in the file, such as <c>cells.lru-info.text[1]</c>.</param>
internal readonly record struct ExpectationJson(JsonNode? Node, string Where)
{
    public bool IsObject => Node is JsonObject;

    public bool IsText => Node?.GetValueKind() == JsonValueKind.String;

    public IEnumerable<string> Keys => AsObject().Select(member => member.Key);

    public ExpectationJson this[string key] => new(AsObject()[key], $"{Where}.{key}");

    public bool Has(string key) => AsObject().ContainsKey(key);

    public JsonObject AsObject() => Node as JsonObject ?? throw Wrong("has to be an object");

    public string AsText() => IsText ? Node!.GetValue<string>() : throw Wrong("has to be a text");

    public double AsNumber() => Node?.GetValueKind() == JsonValueKind.Number ? Node.GetValue<double>() : throw Wrong("has to be a number");

    public IEnumerable<ExpectationJson> AsList()
    {
        var place = this;
        return (Node as JsonArray ?? throw Wrong("has to be a list")).Select((item, index) => new ExpectationJson(item, $"{place.Where}[{index}]"));
    }

    public Regex AsRegex()
    {
        try
        {
            return BoundedRegex.Create(AsText());
        }
        catch (ArgumentException error)
        {
            throw Wrong("is no regular expression: " + error.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Reads <c>true</c>; leaving a key away says false.</summary>
    public bool IsTrue(string key)
    {
        if (!Has(key))
        {
            return false;
        }

        return this[key].Node?.GetValueKind() == JsonValueKind.True ? true : throw this[key].Wrong("can only be true");
    }

    /// <summary>Refuses keys that nobody reads: a typing error must not turn a check off.</summary>
    public void RequireKnownKeys(params IEnumerable<string> known)
    {
        var unknown = Keys.Except(known).FirstOrDefault();
        if (unknown is not null)
        {
            throw Wrong($"has an unknown key '{unknown}' (known here: {string.Join(", ", known)})");
        }
    }

    public FormatException Wrong(string reason) => new($"{Where} {reason}".ReplaceLineEndings(" "));
}
