using System.Globalization;

namespace Lecture38.Runner;

/// <summary>The comparators <c>atLeast</c>, <c>atMost</c> and <c>between</c>: inclusive bounds of a number.</summary>
/// <param name="Least">The lower bound, or negative infinity.</param>
/// <param name="Most">The upper bound, or positive infinity.</param>
internal readonly record struct NumberBounds(double Least, double Most)
{
    public static readonly string[] Keys = ["atLeast", "atMost", "between"];

    public static NumberBounds Read(ExpectationJson json)
    {
        var (least, most) = (double.NegativeInfinity, double.PositiveInfinity);
        if (json.Has("between"))
        {
            var ends = json["between"].AsList().Select(end => end.AsNumber()).ToList();
            (least, most) = ends is [var low, var high] && low <= high ? (low, high) : throw json["between"].Wrong("has to be [low, high]");
        }

        least = json.Has("atLeast") ? Math.Max(least, json["atLeast"].AsNumber()) : least;
        most = json.Has("atMost") ? Math.Min(most, json["atMost"].AsNumber()) : most;
        return new NumberBounds(least, most);
    }

    /// <summary>Why the number is outside, or null.</summary>
    public string? Mismatch(double number) =>
        number < Least ? Format($"{number}, expected at least {Least}")
        : number > Most ? Format($"{number}, expected at most {Most}")
        : double.IsNaN(number) ? "not a number" : null;

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
