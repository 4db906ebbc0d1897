using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>The options that bound what kernels may use, the same for every verb that runs notebooks.</summary>
internal static class LimitOptions
{
    /// <summary>How long a cell may run.</summary>
    public static Option<TimeSpan> CellTimeout(KernelLimits defaults) =>
        Duration("--cell-timeout", "The longest that a cell may run: 60, 60s, 2m, 00:01:00.", defaults.Cell);

    /// <summary>How much memory a kernel may use.</summary>
    public static Option<ByteSize> Memory(KernelLimits defaults) => Size(
        "--memory-limit", "The most memory that a kernel and its child processes may use: 2GiB, 512MiB.",
        defaults.Memory, KernelLimits.MinMemory, KernelLimits.MaxMemory);

    /// <summary>How much a cell may show.</summary>
    public static Option<ByteSize> Output(KernelLimits defaults) => Size(
        "--output-limit", "The most text that a cell may show.", defaults.Output, new ByteSize(1), KernelLimits.MaxOutput);

    /// <summary>How many kernels run at a time.</summary>
    /// <param name="what">What each of them runs, in the plural.</param>
    public static Option<int> Jobs(string what) => new("--jobs", "-j")
    {
        Description = $"{char.ToUpperInvariant(what[0])}{what[1..]} that run at a time.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = argument => int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs >= 1
            ? jobs
            : Refuse<int>(argument, $"--jobs: '{argument.Tokens[0].Value}' is no number of {what}; write 1 or more."),
    };

    /// <summary>A duration.</summary>
    public static Option<TimeSpan> Duration(string name, string description, TimeSpan defaultValue) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = argument => DurationParser.TryParse(argument.Tokens[0].Value, out var duration)
            ? duration
            : Refuse<TimeSpan>(argument, $"{name}: '{argument.Tokens[0].Value}' is no duration; write 60, 90s, 2m or 00:01:00."),
    };

    private static Option<ByteSize> Size(string name, string description, ByteSize defaultValue, ByteSize least, ByteSize most) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = argument => ByteSize.TryParse(argument.Tokens[0].Value, out var size) switch
        {
            false => Refuse<ByteSize>(argument, $"{name}: '{argument.Tokens[0].Value}' is no size; write 2GiB or 512MiB."),
            true when size.Bytes < least.Bytes => Refuse<ByteSize>(argument, $"{name}: {size} is too little for a kernel; at least {least}."),
            true when size.Bytes > most.Bytes => Refuse<ByteSize>(argument, $"{name}: '{argument.Tokens[0].Value}' is too much; at most {most}."),
            true => size,
        },
    };

    /// <summary>Says why a value cannot be used.</summary>
    public static T Refuse<T>(ArgumentResult argument, string reason)
        where T : struct
    {
        argument.AddError(reason);
        return default;
    }
}
