using System.CommandLine;
using System.CommandLine.Parsing;

namespace Lecture38.Runner;

/// <summary>The options of every verb that starts kernels: which one, and what it may use.</summary>
internal sealed class KernelOptions
{
    private readonly Option<string> _kernel = new("--kernel")
    {
        Description = "embedded, dotnet-interactive, or a command with arguments that speaks their protocol; {working-dir} in it stands for the notebook's folder.",
        HelpName = "KERNEL",
        DefaultValueFactory = _ => KernelCommand.Embedded,
    };

    private readonly Option<TimeSpan> _cellTimeout =
        DurationOption("--cell-timeout", "The longest that a cell may run: 60, 60s, 2m, 00:01:00.", KernelLimits.Default.Cell);

    private readonly Option<TimeSpan> _startupTimeout =
        DurationOption("--startup-timeout", "The longest that a kernel may take to be ready.", KernelLimits.Default.Startup);

    private readonly Option<ByteSize> _memoryLimit = SizeOption(
        "--memory-limit", "The most memory that a kernel and its child processes may use: 2GiB, 512MiB.",
        KernelLimits.Default.Memory, KernelLimits.LeastMemory, KernelLimits.MostMemory);

    private readonly Option<ByteSize> _outputLimit = SizeOption(
        "--output-limit", "The most text that a cell may show.", KernelLimits.Default.Output, new ByteSize(1), KernelLimits.MostOutput);

    /// <summary>Makes the options a command's.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _kernel, _cellTimeout, _startupTimeout, _memoryLimit, _outputLimit })
        {
            command.Add(option);
        }
    }

    /// <summary>The kernel that the command line names.</summary>
    /// <exception cref="KernelNotFoundException">It is not there.</exception>
    public KernelCommand Kernel(ParseResult parsed, string root) => KernelCommand.Find(parsed.GetValue(_kernel)!, root);

    /// <summary>What it may use.</summary>
    public KernelLimits Limits(ParseResult parsed) => new(
        parsed.GetValue(_startupTimeout), parsed.GetValue(_cellTimeout), parsed.GetValue(_memoryLimit), parsed.GetValue(_outputLimit));

    private static Option<TimeSpan> DurationOption(string name, string description, TimeSpan defaultValue) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = argument => DurationParser.TryParse(argument.Tokens[0].Value, out var duration)
            ? duration
            : Refuse<TimeSpan>(argument, $"{name}: '{argument.Tokens[0].Value}' is no duration; write 60, 90s, 2m or 00:01:00."),
    };

    private static Option<ByteSize> SizeOption(string name, string description, ByteSize defaultValue, ByteSize least, ByteSize most) => new(name)
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

    /// <summary>Refuses a value with a reason.</summary>
    internal static T Refuse<T>(ArgumentResult argument, string reason)
        where T : struct
    {
        argument.AddError(reason);
        return default;
    }
}
