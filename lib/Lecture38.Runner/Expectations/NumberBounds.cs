using System.Globalization;

namespace Lecture38.Runner;

/// <summary>The comparators <c>atLeast</c>, <c>atMost</c> and <c>between</c>: inclusive bounds of a number.</summary>
/// <param name="Min">The lower bound, or negative infinity.</param>
/// <param name="Max">The upper bound, or positive infinity.</param>
internal readonly record struct NumberBounds(double Min, double Max)
{
    public static readonly string[] Keys = ["atLeast", "atMost", "between"];

    public static readonly NumberBounds None = new(double.NegativeInfinity, double.PositiveInfinity);

    public static NumberBounds Read(ExpectationJson json)
    {
        var between = json.Get("between", ReadBetween, None);
        return new NumberBounds(
            Math.Max(between.Min, json.Get("atLeast", bound => bound.AsNumber(), between.Min)),
            Math.Min(between.Max, json.Get("atMost", bound => bound.AsNumber(), between.Max)));
    }

    /// <summary>Why the number is outside the bounds; null if it is within.</summary>
    public string? Mismatch(double number) =>
        number < Min ? Format($"{number}, expected at least {Min}")
        : number > Max ? Format($"{number}, expected at most {Max}")
        : double.IsNaN(number) ? "not a number" : null;

    private static NumberBounds ReadBetween(ExpectationJson json) =>
        json.AsList().Select(bound => bound.AsNumber()).ToList() is [var low, var high] && low <= high
            ? new NumberBounds(low, high)
            : throw json.Wrong("has to be [low, high]");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
