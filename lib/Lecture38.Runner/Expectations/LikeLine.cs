using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>
/// A line with numbers that differ from run to run: <c>{ "like": "Speedup: {speedup}x", "speedup": { "atLeast": 5 } }</c>. A name
/// in braces stands for a number, or for any text if its rule is <c>matches</c> or <c>ignore</c>; two braces stand for one.
/// Blanks stand for any number of blanks, because a column is padded to the width of its numbers.
/// </summary>
internal sealed partial class LikeLine : LineExpectation
{
    private const string Number = "[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:[.][0-9]+)?(?:[eE][-+]?[0-9]+)?";

    private readonly BoundedRegex _form;
    private readonly Dictionary<string, PlaceRule> _rules;
    private readonly string[] _ordered;

    private LikeLine(JsonNode json, string template, Dictionary<string, PlaceRule> rules, string[] ordered)
        : base(json)
    {
        _form = Form(template, rules);
        _rules = rules;
        _ordered = ordered;
    }

    /// <exception cref="FormatException">The JSON is malformed, or has a rule for a name that is not in the text.</exception>
    public static new LikeLine Read(ExpectationJson json)
    {
        var template = json["like"].AsText();
        string[] names = [.. Part().Matches(template).Select(part => part.Groups["name"].Value).Where(name => name.Length > 0)];
        if (names.Length != names.Distinct().Count())
        {
            throw json["like"].Wrong("uses a name twice");
        }

        json.RequireKnownKeys(["like", "ordered", .. names]);
        var rules = names.ToDictionary(name => name, name => json.Get(name, PlaceRule.Read, PlaceRule.AnyNumber));
        var ordered = json.Get("ordered", list => list.AsList().Select(name => name.AsText()).ToArray(), []);
        return ordered.FirstOrDefault(name => !rules.TryGetValue(name, out var rule) || !rule.IsNumber) is { } other
            ? throw json["ordered"].Wrong($"names '{other}', which is not a number in the text")
            : new LikeLine(json.Node!, template, rules, ordered);
    }

    public override string? Mismatch(string actual) => _form.Mismatch(actual, "the text around the numbers differs", out var match)
        ?? _rules.Select(rule => MismatchOf(rule.Key, rule.Value, match)).FirstOrDefault(reason => reason is not null)
        ?? OrderMismatch(match);

    private static BoundedRegex Form(string template, Dictionary<string, PlaceRule> rules)
    {
        var form = new StringBuilder("^ *");
        foreach (Match part in Part().Matches(template.TrimStart(' ')))
        {
            form.Append(part.Groups["name"] is { Success: true, Value: var name }
                ? $"(?<{name}>{(rules[name].IsNumber ? Number : ".*?")})"
                : part.Value[0] == ' ' ? " +"
                : Regex.Escape(part.Value is "{{" or "}}" ? part.Value[..1] : part.Value));
        }

        return new BoundedRegex(form.Append('$').ToString());
    }

    private static string? MismatchOf(string name, PlaceRule rule, Match match) =>
        rule.Mismatch(match.Groups[name].Value) is { } reason ? $"{name} is {reason}" : null;

    private string? OrderMismatch(Match match)
    {
        var numbers = _ordered.Select(name => ToNumber(match.Groups[name].Value)).ToList();
        return numbers.SequenceEqual(numbers.Order()) ? null : $"expected {string.Join(" ≤ ", _ordered)}";
    }

    private static double ToNumber(string text) => double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>[A-Za-z]\w*)\}| +|[^{} ]+|[{}]")]
    private static partial Regex Part();

    /// <summary>What a name in braces stands for.</summary>
    private sealed record PlaceRule(NumberBounds Bounds, BoundedRegex? Regex, bool IsIgnored)
    {
        public static readonly PlaceRule AnyNumber = new(NumberBounds.None, null, IsIgnored: false);

        public bool IsNumber => Regex is null && !IsIgnored;

        public static PlaceRule Read(ExpectationJson json)
        {
            json.RequireKnownKeys([.. NumberBounds.Keys, "matches", "ignore"]);
            return new PlaceRule(NumberBounds.Read(json), json.Get("matches", pattern => pattern.AsRegex(), null), json.IsTrue("ignore"));
        }

        public string? Mismatch(string text) =>
            IsNumber ? Bounds.Mismatch(ToNumber(text))
            : Regex?.Mismatch(text, $"'{text}', which its expression does not match", out _);
    }
}
