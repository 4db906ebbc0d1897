using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// Many values in short: how many, their mean where all are numbers, and a sample of them at even distances, the first and the
/// last among them. Numbers are kept to six digits.
/// </summary>
internal sealed record ValuesSummary(int Count, double? Mean, JsonArray Sample) : ValuesExpectation
{
    private const int SampleSize = 16;
    private const double RelativeTolerance = 1e-5;

    public override bool IsExact => true;

    public static ValuesSummary Of(JsonArray values) => new(
        values.Count,
        values.All(value => Number(value) is not null) ? Round(values.Average(value => Number(value)!.Value)) : null,
        [.. SampleOf(values, SampleSize).Select(value => Number(value) is { } number ? Round(number) : value?.DeepClone())]);

    public static new ValuesSummary Read(ExpectationJson json)
    {
        json.RequireKnownKeys("count", "mean", "sample");
        return new ValuesSummary(
            (int)json["count"].AsNumber(),
            json.Has("mean") ? json["mean"].AsNumber() : null,
            [.. json["sample"].AsList().Select(value => value.Node?.DeepClone())]);
    }

    public override string? Mismatch(JsonArray values)
    {
        if (values.Count != Count)
        {
            return $"{values.Count} values, expected {Count}";
        }

        var tolerance = RelativeTolerance * values.Max(value => Math.Abs(Number(value) ?? 0));
        foreach (var (index, (expected, actual)) in Sample.Zip(SampleOf(values, Sample.Count)).Index())
        {
            if (!AreSame(expected, actual, tolerance))
            {
                return $"value {Place(index, values.Count, Sample.Count)} is {Show(actual)}, expected {Show(expected)}";
            }
        }

        return Mean is { } mean && values.Average(value => Number(value) ?? double.NaN) is var came && !(Math.Abs(came - mean) <= tolerance)
            ? $"the mean of {Count} values is {Show(came)}, expected {Show(mean)}"
            : null;
    }

    public override JsonNode ToJson()
    {
        var summary = new JsonObject { ["count"] = Count };
        if (Mean is { } mean)
        {
            summary["mean"] = mean;
        }

        summary["sample"] = Sample.DeepClone();
        return summary;
    }

    private static IEnumerable<JsonNode?> SampleOf(JsonArray values, int size) =>
        Enumerable.Range(0, size).Select(index => values[Place(index, values.Count, size)]);

    /// <summary>The place of a sample's value among all.</summary>
    private static int Place(int index, int count, int size) => size == 1 ? 0 : (int)((long)index * (count - 1) / (size - 1));

    /// <summary>Six significant digits.</summary>
    private static double Round(double number) =>
        double.Parse(number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
