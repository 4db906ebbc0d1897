using System.Globalization;

namespace Lecture38.Runner;

/// <summary>Reads durations as people write them: <c>60</c> and <c>60s</c> are seconds, <c>2m</c> minutes, <c>500ms</c>, <c>00:01:00</c>.</summary>
public static class DurationParser
{
    /// <summary>The longest duration that a timer takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)];

    /// <summary>Reads a duration that is positive and no longer than 24 days.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration) && IsUsable(duration);
        }

        var unit = Units.First(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        var isNumber = double.TryParse(text[..^unit.Suffix.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        var seconds = number * unit.Seconds;
        duration = isNumber && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return IsUsable(duration);
    }

    private static bool IsUsable(TimeSpan duration) => duration > TimeSpan.Zero && duration <= Longest;
}
