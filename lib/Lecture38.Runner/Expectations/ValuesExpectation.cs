using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What a list of a figure's values has to be: the values themselves, a summary of many, or comparators.</summary>
internal abstract record ValuesExpectation
{
    /// <summary>More values than this are kept as a summary, which stays readable.</summary>
    private const int MaxExactValues = 32;

    /// <summary>True where an update replaces it by what was shown.</summary>
    public abstract bool IsExact { get; }

    /// <summary>Reads the values, or the object that stands for them.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static ValuesExpectation Read(ExpectationJson json) =>
        json.Node is JsonArray values ? new ExactValues(values)
        : json.Has("sample") ? ValuesSummary.Read(json)
        : ValuesRule.Read(json);

    /// <summary>These values exactly, or their summary where they are many.</summary>
    public static ValuesExpectation Exactly(JsonArray values) =>
        values.Count > MaxExactValues ? ValuesSummary.Of(values) : new ExactValues((JsonArray)values.DeepClone());

    /// <summary>Why the values are not what they have to be, or null where they are.</summary>
    public abstract string? Mismatch(JsonArray values);

    /// <summary>The expectation as the file states it.</summary>
    public abstract JsonNode ToJson();

    /// <summary>Numbers are the same up to rounding, everything else exactly.</summary>
    protected static bool AreSame(JsonNode? left, JsonNode? right, double tolerance) =>
        ExpectationJson.Number(left) is { } first && ExpectationJson.Number(right) is { } second ? Math.Abs(first - second) <= tolerance : JsonNode.DeepEquals(left, right);
}

/// <summary>Exactly these values, numbers up to a rounding of one part in 10⁹.</summary>
internal sealed record ExactValues(JsonArray Values) : ValuesExpectation
{
    private const double RelativeTolerance = 1e-9;

    public override bool IsExact => true;

    public override string? Mismatch(JsonArray values)
    {
        if (values.Count != Values.Count)
        {
            return $"{values.Count} values, expected {Values.Count}";
        }

        var index = Enumerable.Range(0, values.Count).FirstOrDefault(index => !IsSame(Values[index], values[index]), defaultValue: -1);
        return index < 0 ? null : $"value {index} is {ExpectationJson.Show(values[index])}, expected {ExpectationJson.Show(Values[index])}";
    }

    public override JsonNode ToJson() => Values.DeepClone();

    private static bool IsSame(JsonNode? expected, JsonNode? actual) =>
        AreSame(expected, actual, RelativeTolerance * Math.Abs(ExpectationJson.Number(expected) ?? 0));
}

/// <summary>Comparators that hold for each value, or for their order.</summary>
internal sealed record ValuesRule(JsonNode Json, NumberBounds? Bounds, string? Order, BoundedRegex? Regex, int? Count, bool IsIgnored) : ValuesExpectation
{
    public override bool IsExact => false;

    public static new ValuesRule Read(ExpectationJson json)
    {
        json.RequireKnownKeys([.. NumberBounds.Keys, "ordered", "matches", "count", "ignore"]);
        var order = json.Has("ordered") ? json["ordered"].AsText() : null;
        if (order is not (null or "ascending" or "descending"))
        {
            throw json["ordered"].Wrong("has to be ascending or descending");
        }

        var rule = new ValuesRule(
            json.Node!,
            NumberBounds.Keys.Any(json.Has) ? NumberBounds.Read(json) : null,
            order,
            json.Has("matches") ? json["matches"].AsRegex() : null,
            json.Has("count") ? json["count"].AsCount() : null,
            json.IsTrue("ignore"));
        return json.Keys.Any() ? rule : throw json.Wrong("compares nothing");
    }

    public override string? Mismatch(JsonArray values)
    {
        if (IsIgnored)
        {
            return null;
        }

        if (Count is { } count && count != values.Count)
        {
            return $"{values.Count} values, expected {count}";
        }

        return values.Select(MismatchOf).FirstOrDefault(reason => reason is not null) ?? OrderMismatch(values);
    }

    public override JsonNode ToJson() => Json.DeepClone();

    private string? MismatchOf(JsonNode? value, int index)
    {
        if (Bounds is { } bounds)
        {
            var reason = ExpectationJson.Number(value) is { } number ? bounds.Mismatch(number) : $"{ExpectationJson.Show(value)}, which is no number";
            return reason is null ? null : $"value {index} is {reason}";
        }

        return Regex?.Mismatch(value?.ToString() ?? "", $"{ExpectationJson.Show(value)}, which the expression does not match") is { } mismatch
            ? $"value {index} is {mismatch}"
            : null;
    }

    private string? OrderMismatch(JsonArray values)
    {
        if (Order is null)
        {
            return null;
        }

        var sign = Order == "ascending" ? 1 : -1;
        for (var index = 1; index < values.Count; index++)
        {
            if (sign * Compare(values[index - 1], values[index]) > 0)
            {
                return $"value {index} is {ExpectationJson.Show(values[index])} after {ExpectationJson.Show(values[index - 1])}, expected {Order}";
            }
        }

        return null;
    }

    private static int Compare(JsonNode? left, JsonNode? right) => ExpectationJson.Number(left) is { } first && ExpectationJson.Number(right) is { } second
        ? first.CompareTo(second)
        : string.CompareOrdinal(left?.ToString(), right?.ToString());
}
