using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What one line of a cell's text has to be.</summary>
internal abstract record LineExpectation
{
    /// <summary>True where an update replaces it by what was shown; a comparator is the author's, and stays.</summary>
    public virtual bool IsExact => false;

    /// <summary>Reads a line of an expectation file.</summary>
    /// <exception cref="FormatException">It is no line expectation.</exception>
    public static LineExpectation Read(ExpectationJson json)
    {
        if (json.IsText)
        {
            return new ExactLine(json.AsText());
        }

        if (json.IsObject && json.Has("like"))
        {
            return LikeLine.Read(json);
        }

        if (json.IsObject && json.Has("matches"))
        {
            json.RequireKnownKeys("matches");
            return new RegexLine(json["matches"].AsRegex(), json.Node!);
        }

        if (json.IsObject && json.Has("ignore"))
        {
            json.RequireKnownKeys("ignore");
            return json["ignore"].IsText && json["ignore"].AsText() == "rest" ? new IgnoredRest() : json.IsTrue("ignore") ? new IgnoredLine() : throw json.Wrong("ignores nothing");
        }

        throw json.Wrong("has to be a text, or an object with like, matches or ignore");
    }

    /// <summary>Why the line is not what it has to be, or null where it is.</summary>
    public abstract string? Mismatch(string line);

    /// <summary>The expectation as the file states it.</summary>
    public abstract JsonNode ToJson();

    /// <summary>True where the line is what it has to be.</summary>
    public bool Matches(string line) => Mismatch(line) is null;

    /// <inheritdoc/>
    public override string ToString() => ExpectationJson.Show(ToJson());
}

/// <summary>Exactly this line.</summary>
internal sealed record ExactLine(string Text) : LineExpectation
{
    public override bool IsExact => true;

    public override string? Mismatch(string line) => line == Text ? null : "not the same text";

    public override JsonNode ToJson() => Text;

    public override string ToString() => Text;
}

/// <summary>A line in which a regular expression is found.</summary>
internal sealed record RegexLine(BoundedRegex Regex, JsonNode Json) : LineExpectation
{
    public override string? Mismatch(string line) => Regex.Mismatch(line, "the expression does not match");

    public override JsonNode ToJson() => Json.DeepClone();

    public override string ToString() => base.ToString();
}

/// <summary>Any one line.</summary>
internal sealed record IgnoredLine : LineExpectation
{
    public override string? Mismatch(string line) => null;

    public override JsonNode ToJson() => new JsonObject { ["ignore"] = true };

    public override string ToString() => base.ToString();
}

/// <summary>Any lines up to the end of the text.</summary>
internal sealed record IgnoredRest : LineExpectation
{
    public override string? Mismatch(string line) => null;

    public override JsonNode ToJson() => new JsonObject { ["ignore"] = "rest" };

    public override string ToString() => base.ToString();
}
