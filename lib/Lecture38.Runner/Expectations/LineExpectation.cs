using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What one line of a cell's text has to be.</summary>
internal abstract class LineExpectation(JsonNode json) : Expectation<string>(json)
{
    /// <exception cref="FormatException">The JSON is not a line's expectation.</exception>
    public static LineExpectation Read(ExpectationJson json)
    {
        if (json.IsText)
        {
            return new ExactLine(json.AsText());
        }

        string[] kinds = ["like", "matches", "ignore"];
        switch (json.Node is JsonObject ? kinds.FirstOrDefault(json.Has) : null)
        {
            case "like":
                return LikeLine.Read(json);
            case "matches":
                json.RequireKnownKeys("matches");
                return new RegexLine(json.Node!, json["matches"].AsRegex());
            case "ignore":
                json.RequireKnownKeys("ignore");
                var isRest = json["ignore"].IsText && json["ignore"].AsText() == "rest";
                return isRest || json.IsTrue("ignore") ? new IgnoredLine(json.Node!, isRest) : throw json.Wrong("ignores nothing");
            default:
                throw json.Wrong("has to be a text, or an object with like, matches or ignore");
        }
    }

    public bool Matches(string line) => Mismatch(line) is null;
}

internal sealed class ExactLine(string text) : LineExpectation(text)
{
    public override bool IsExact => true;

    public override string? Mismatch(string actual) => actual == text ? null : "not the same text";

    public override string ToString() => text;
}

/// <summary>A line in which a regular expression is found.</summary>
internal sealed class RegexLine(JsonNode json, BoundedRegex regex) : LineExpectation(json)
{
    public override string? Mismatch(string actual) => regex.Mismatch(actual, "the expression does not match", out _);
}

/// <summary>Any line, or all lines up to the end of the text.</summary>
internal sealed class IgnoredLine(JsonNode json, bool isRest) : LineExpectation(json)
{
    public bool IsRest => isRest;

    public override string? Mismatch(string actual) => null;
}
