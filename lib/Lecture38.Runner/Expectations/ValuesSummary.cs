using System.Globalization;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// A summary of many values: their number, their mean if all are numbers, and an evenly spaced sample that includes the first and the
/// last. Numbers have six digits.
/// </summary>
internal sealed class ValuesSummary(JsonNode json, int count, double? mean, JsonArray sample) : ValuesExpectation(json)
{
    private const int SampleSize = 16;
    private const double RelativeTolerance = 1e-5;

    public override bool IsExact => true;

    public static ValuesSummary Of(JsonArray values)
    {
        double? mean = MeanOf(values) is { } exact ? Round(exact) : null;
        JsonArray sample =
        [
            .. Enumerable.Range(0, SampleSize).Select(index => values[Place(index, values.Count, SampleSize)])
                .Select(value => value.NumberOrNull() is { } number ? Round(number) : value?.DeepClone()),
        ];
        var json = new JsonObject { ["count"] = values.Count };
        if (mean is not null)
        {
            json["mean"] = mean;
        }

        json["sample"] = sample;
        return new ValuesSummary(json, values.Count, mean, sample);
    }

    public static new ValuesSummary Read(ExpectationJson json)
    {
        json.RequireKnownKeys("count", "mean", "sample");
        var (count, sample) = (json["count"].AsCount(), json["sample"].AsList().Count());
        return sample > 0 && sample <= count
            ? new ValuesSummary(json.Node!, count, json.Get("mean", mean => mean.AsNumber(), (double?)null), json["sample"].Node!.AsArray())
            : throw json["sample"].Wrong("has to hold at least one value, and no more than count");
    }

    public override string? Mismatch(JsonArray actual)
    {
        if (CountMismatch(actual, count) is { } difference)
        {
            return difference;
        }

        var tolerance = RelativeTolerance * actual.Max(value => Math.Abs(value.NumberOrNull() ?? 0));
        return sample.Select((expected, index) => Place(index, count, sample.Count) is var place ? ValueMismatch(place, actual[place], expected, tolerance) : null)
            .FirstOrDefault(reason => reason is not null)
            ?? MeanMismatch(MeanOf(actual), tolerance);
    }

    private string? MeanMismatch(double? actual, double tolerance) =>
        mean is null ? null
        : actual is null ? $"the {count} values are not all numbers, and have no mean"
        : Math.Abs(actual.Value - mean.Value) <= tolerance ? null
        : string.Create(CultureInfo.InvariantCulture, $"the mean of {count} values is {actual}, expected {mean}");

    /// <summary>The mean; null if a value is not a number or their sum overflows.</summary>
    private static double? MeanOf(JsonArray values) =>
        values.Average(value => value.NumberOrNull() ?? double.NaN) is var mean && double.IsFinite(mean) ? mean : null;

    /// <summary>The index, among all values, of a value of the sample.</summary>
    private static int Place(int index, int count, int sampleSize) => sampleSize == 1 ? 0 : (int)((long)index * (count - 1) / (sampleSize - 1));

    private static double Round(double number) =>
        double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
