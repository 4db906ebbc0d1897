using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A part of an expectation file. It is read, or a <see cref="FormatException"/> says what is wrong with it and where.</summary>
/// <param name="Where">Its place in the file, such as <c>cells.lru-info.text[1]</c>.</param>
internal readonly record struct ExpectationJson(JsonNode? Node, string Where)
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsText => Node.TextOrNull() is not null;

    public IEnumerable<string> Keys => AsObject().Select(member => member.Key);

    public ExpectationJson this[string key] => new(AsObject()[key], $"{Where}.{key}");

    public bool Has(string key) => AsObject().ContainsKey(key);

    public T Get<T>(string key, Func<ExpectationJson, T> read, T otherwise) => Has(key) ? read(this[key]) : otherwise;

    public JsonObject AsObject() => Node as JsonObject ?? throw Wrong("has to be an object");

    public string AsText() => Node.TextOrNull() ?? throw Wrong("has to be a text");

    public double AsNumber() => Node.NumberOrNull() ?? throw Wrong("has to be a finite number");

    public int AsCount() => AsNumber() is >= 0 and <= int.MaxValue and var number && double.IsInteger(number)
        ? (int)number
        : throw Wrong("has to be a whole number from 0");

    public IEnumerable<ExpectationJson> AsList()
    {
        var place = this;
        return (Node as JsonArray ?? throw Wrong("has to be a list")).Select((item, index) => new ExpectationJson(item, $"{place.Where}[{index}]"));
    }

    public OrderedDictionary<string, T> Members<T>(Func<ExpectationJson, T> read)
    {
        var members = new OrderedDictionary<string, T>();
        foreach (var key in Keys)
        {
            members[key] = read(this[key]);
        }

        return members;
    }

    public BoundedRegex AsRegex()
    {
        try
        {
            return new BoundedRegex(AsText());
        }
        catch (ArgumentException error)
        {
            throw Wrong("is not a regular expression: " + error.Message);
        }
    }

    /// <summary>Reads <c>true</c>; a missing key is false.</summary>
    public bool IsTrue(string key) =>
        Get(key, flag => flag.Node.IsTrue() ? true : throw flag.Wrong("can only be true"), false);

    /// <summary>Refuses unknown keys: a typo must not turn a check off.</summary>
    public void RequireKnownKeys(params IEnumerable<string> known)
    {
        if (Keys.Except(known).FirstOrDefault() is { } unknown)
        {
            throw Wrong($"has an unknown key '{unknown}' (known here: {string.Join(", ", known)})");
        }
    }

    public FormatException Wrong(string reason) => new($"{Where} {reason}".ReplaceLineEndings(" "));

    public static string Show(JsonNode? value) => value?.ToJsonString(OneLine) ?? "null";

    public static JsonObject Write<T>(IEnumerable<KeyValuePair<string, T>> members, Func<T, JsonNode?> write) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, write(member.Value))));
}
