using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>Makes options with numbers, times and sizes.</summary>
internal static class LimitOptions
{
    /// <summary>Timers do not run longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)];

    /// <summary>The number of kernels that run at a time.</summary>
    /// <param name="what">What each of them runs, in the plural.</param>
    public static Option<int> Jobs(string what) => new("--jobs", "-j")
    {
        Description = $"Number of {what} that run at a time.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = argument => int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs >= 1
            ? jobs
            : Refuse<int>(argument, $"--jobs: '{argument.Tokens[0].Value}' is not a number of {what}; write 1 or more."),
    };

    public static Option<TimeSpan> Duration(string name, string description, TimeSpan defaultValue) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = argument => TryParseDuration(argument.Tokens[0].Value, out var duration)
            ? duration
            : Refuse<TimeSpan>(argument, $"{name}: '{argument.Tokens[0].Value}' is not a duration; write 60, 90s, 2m or 00:01:00."),
    };

    public static Option<ByteSize> Size(string name, string description, ByteSize defaultValue, ByteSize min, ByteSize max) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = argument => ByteSize.TryParse(argument.Tokens[0].Value, out var size) switch
        {
            false => Refuse<ByteSize>(argument, $"{name}: '{argument.Tokens[0].Value}' is not a size; write 2GiB or 512MiB."),
            true when size.Bytes < min.Bytes => Refuse<ByteSize>(argument, $"{name}: {size} is too little for a kernel; at least {min}."),
            true when size.Bytes > max.Bytes => Refuse<ByteSize>(argument, $"{name}: '{argument.Tokens[0].Value}' is too much; at most {max}."),
            true => size,
        },
    };

    public static T Refuse<T>(ArgumentResult argument, string reason)
        where T : struct
    {
        argument.AddError(reason);
        return default;
    }

    /// <summary>Reads <c>60</c> and <c>60s</c>, <c>2m</c>, <c>500ms</c>, <c>00:01:00</c>: positive, and at most 24 days.</summary>
    private static bool TryParseDuration(string text, out TimeSpan duration)
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
