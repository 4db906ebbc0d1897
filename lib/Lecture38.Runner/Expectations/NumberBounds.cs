using System.Globalization;

namespace Lecture38.Runner;

/// <summary>The comparators <c>atLeast</c>, <c>atMost</c> and <c>between</c>: inclusive bounds of a number.</summary>
/// <param name="Min">The lower bound, or negative infinity.</param>
/// <param name="Max">The upper bound, or positive infinity.</param>
internal readonly record struct NumberBounds(double Min, double Max)
{
    public static readonly string[] Keys = ["atLeast", "atMost", "between"];

    public static NumberBounds Read(ExpectationJson json)
    {
        var (min, max) = (double.NegativeInfinity, double.PositiveInfinity);
        if (json.Has("between"))
        {
            var ends = json["between"].AsList().Select(end => end.AsNumber()).ToList();
            (min, max) = ends is [var low, var high] && low <= high ? (low, high) : throw json["between"].Wrong("has to be [low, high]");
        }

        min = json.Has("atLeast") ? Math.Max(min, json["atLeast"].AsNumber()) : min;
        max = json.Has("atMost") ? Math.Min(max, json["atMost"].AsNumber()) : max;
        return new NumberBounds(min, max);
    }

    /// <summary>Why the number is outside, or null.</summary>
    public string? Mismatch(double number) =>
        number < Min ? Format($"{number}, expected at least {Min}")
        : number > Max ? Format($"{number}, expected at most {Max}")
        : double.IsNaN(number) ? "not a number" : null;

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
