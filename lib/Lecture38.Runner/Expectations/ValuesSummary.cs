using System.Globalization;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// A summary of many values: their number, their mean if all are numbers, and a sample at even distances that includes the first
/// and the last. Numbers are kept to six digits.
/// </summary>
internal sealed record ValuesSummary(int Count, double? Mean, JsonArray Sample) : ValuesExpectation
{
    private const int SampleSize = 16;
    private const double RelativeTolerance = 1e-5;

    public override bool IsExact => true;

    public static ValuesSummary Of(JsonArray values) => new(
        values.Count,
        MeanOf(values) is { } mean ? Round(mean) : null,
        [.. SampleOf(values, SampleSize).Select(value => ExpectationJson.Number(value) is { } number ? Round(number) : value?.DeepClone())]);

    public static new ValuesSummary Read(ExpectationJson json)
    {
        json.RequireKnownKeys("count", "mean", "sample");
        var summary = new ValuesSummary(
            json["count"].AsCount(),
            json.Has("mean") ? json["mean"].AsNumber() : null,
            [.. json["sample"].AsList().Select(value => value.Node?.DeepClone())]);
        return summary.Sample.Count > 0 && summary.Sample.Count <= summary.Count
            ? summary
            : throw json["sample"].Wrong("has to hold at least one value, and no more than count");
    }

    public override string? Mismatch(JsonArray values)
    {
        if (values.Count != Count)
        {
            return $"{values.Count} values, expected {Count}";
        }

        var tolerance = RelativeTolerance * values.Max(value => Math.Abs(ExpectationJson.Number(value) ?? 0));
        foreach (var (index, (expected, actual)) in Sample.Zip(SampleOf(values, Sample.Count)).Index())
        {
            if (!AreSame(expected, actual, tolerance))
            {
                return $"value {Place(index, values.Count, Sample.Count)} is {ExpectationJson.Show(actual)}, expected {ExpectationJson.Show(expected)}";
            }
        }

        if (Mean is not { } mean)
        {
            return null;
        }

        return MeanOf(values) is not { } actualMean ? $"the {Count} values are not all numbers, and have no mean"
            : Math.Abs(actualMean - mean) <= tolerance ? null
            : string.Create(CultureInfo.InvariantCulture, $"the mean of {Count} values is {actualMean}, expected {mean}");
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

    /// <summary>The mean; null if a value is not a number or their sum overflows.</summary>
    private static double? MeanOf(JsonArray values) =>
        values.Average(value => ExpectationJson.Number(value) ?? double.NaN) is var mean && double.IsFinite(mean) ? mean : null;

    private static IEnumerable<JsonNode?> SampleOf(JsonArray values, int size) =>
        Enumerable.Range(0, size).Select(index => values[Place(index, values.Count, size)]);

    /// <summary>The index, among all values, of a value of the sample.</summary>
    private static int Place(int index, int count, int size) => size == 1 ? 0 : (int)((long)index * (count - 1) / (size - 1));

    /// <summary>Six significant digits.</summary>
    private static double Round(double number) =>
        double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
