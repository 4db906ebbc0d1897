using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What a line of text, or a list of a figure's values, has to be.</summary>
internal abstract class Expectation<T>(JsonNode json)
{
    /// <summary>True if an update replaces it by the actual text or values; comparators are the author's, and stay.</summary>
    public virtual bool IsExact => false;

    /// <summary>Why the actual text or values do not match; null if they do.</summary>
    public abstract string? Mismatch(T actual);

    public JsonNode ToJson() => json.DeepClone();

    public override string ToString() => ExpectationJson.Show(json);
}
