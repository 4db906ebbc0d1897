using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What a list of a figure's values has to be: the values themselves, a summary of many, or comparators.</summary>
internal abstract class ValuesExpectation(JsonNode json) : Expectation<JsonArray>(json)
{
    /// <summary>A file with more values than this would not be readable, so it gets a summary of them.</summary>
    private const int MaxExactValues = 32;

    /// <exception cref="FormatException">The JSON is not an expectation of values.</exception>
    public static ValuesExpectation Read(ExpectationJson json) =>
        json.Node is JsonArray values ? new ExactValues(values)
        : json.Has("sample") ? ValuesSummary.Read(json)
        : ValuesRule.Read(json);

    public static ValuesExpectation Exactly(JsonArray values) =>
        values.Count > MaxExactValues ? ValuesSummary.Of(values) : new ExactValues((JsonArray)values.DeepClone());

    protected static string? CountMismatch(JsonArray actual, int expected) =>
        actual.Count == expected ? null : $"{actual.Count} values, expected {expected}";

    /// <summary>Compares numbers up to a tolerance, and everything else exactly.</summary>
    protected static string? ValueMismatch(int index, JsonNode? actual, JsonNode? expected, double tolerance)
    {
        var isSame = actual.NumberOrNull() is { } one && expected.NumberOrNull() is { } other
            ? Math.Abs(one - other) <= tolerance
            : JsonNode.DeepEquals(actual, expected);
        return isSame ? null : $"value {index} is {ExpectationJson.Show(actual)}, expected {ExpectationJson.Show(expected)}";
    }
}

/// <summary>Exactly these values, numbers up to a rounding of one part in 10⁹.</summary>
internal sealed class ExactValues(JsonArray values) : ValuesExpectation(values)
{
    private const double RelativeTolerance = 1e-9;

    public override bool IsExact => true;

    public override string? Mismatch(JsonArray actual) =>
        CountMismatch(actual, values.Count) ?? actual.Select(MismatchOf).FirstOrDefault(reason => reason is not null);

    private string? MismatchOf(JsonNode? actual, int index) =>
        ValueMismatch(index, actual, values[index], RelativeTolerance * Math.Abs(values[index].NumberOrNull() ?? 0));
}

/// <summary>Comparators of each value, of their order and of their number.</summary>
internal sealed class ValuesRule(JsonNode json, NumberBounds? bounds, string? order, BoundedRegex? regex, int? count, bool isIgnored) : ValuesExpectation(json)
{
    public static new ValuesRule Read(ExpectationJson json)
    {
        json.RequireKnownKeys([.. NumberBounds.Keys, "ordered", "matches", "count", "ignore"]);
        return json.Keys.Any()
            ? new ValuesRule(
                json.Node!,
                NumberBounds.Keys.Any(json.Has) ? NumberBounds.Read(json) : null,
                json.Get("ordered", ReadOrder, null),
                json.Get("matches", pattern => pattern.AsRegex(), null),
                json.Get("count", number => number.AsCount(), (int?)null),
                json.IsTrue("ignore"))
            : throw json.Wrong("compares nothing");
    }

    public override string? Mismatch(JsonArray actual) => isIgnored
        ? null
        : (count is { } expected ? CountMismatch(actual, expected) : null)
            ?? actual.Select(MismatchOf).FirstOrDefault(reason => reason is not null)
            ?? OrderMismatch(actual);

    private static string ReadOrder(ExpectationJson json) =>
        json.AsText() is "ascending" or "descending" ? json.AsText() : throw json.Wrong("has to be ascending or descending");

    private string? MismatchOf(JsonNode? value, int index)
    {
        var reason = bounds is not { } range ? regex?.Mismatch(value?.ToString() ?? "", $"{ExpectationJson.Show(value)}, which the expression does not match", out _)
            : value.NumberOrNull() is { } number ? range.Mismatch(number)
            : $"{ExpectationJson.Show(value)}, which is not a number";
        return reason is null ? null : $"value {index} is {reason}";
    }

    private string? OrderMismatch(JsonArray values)
    {
        var sign = order switch { "ascending" => 1, "descending" => -1, _ => 0 };
        return values.Skip(1).Zip(values)
            .Select((pair, index) => sign * Compare(pair.Second, pair.First) > 0
                ? $"value {index + 1} is {ExpectationJson.Show(pair.First)} after {ExpectationJson.Show(pair.Second)}, expected {order}"
                : null)
            .FirstOrDefault(reason => reason is not null);
    }

    private static int Compare(JsonNode? left, JsonNode? right) => left.NumberOrNull() is { } first && right.NumberOrNull() is { } second
        ? first.CompareTo(second)
        : string.CompareOrdinal(left?.ToString(), right?.ToString());
}
