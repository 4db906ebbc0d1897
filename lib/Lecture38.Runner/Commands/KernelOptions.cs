using System.CommandLine;

namespace Lecture38.Runner;

/// <summary>The options of every verb that starts kernels: which kernel, and its limits.</summary>
internal sealed class KernelOptions
{
    private readonly Option<string> _kernel = new("--kernel")
    {
        Description = "embedded, dotnet-interactive, or a command with arguments that speaks their protocol; {working-dir} in it stands for the notebook's folder.",
        HelpName = "KERNEL",
        DefaultValueFactory = _ => KernelCommandLine.Embedded,
    };

    private readonly Option<TimeSpan> _cellTimeout = LimitOptions.CellTimeout(KernelLimits.Default);

    private readonly Option<TimeSpan> _startupTimeout =
        LimitOptions.Duration("--startup-timeout", "Time limit for a kernel to start.", KernelLimits.Default.Startup);

    private readonly Option<ByteSize> _memoryLimit = LimitOptions.Memory(KernelLimits.Default);

    private readonly Option<ByteSize> _outputLimit = LimitOptions.Output(KernelLimits.Default);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _kernel, _cellTimeout, _startupTimeout, _memoryLimit, _outputLimit })
        {
            command.Add(option);
        }
    }

    /// <summary>The kernel that the command line names.</summary>
    /// <exception cref="KernelNotFoundException">It does not exist.</exception>
    public KernelCommandLine Kernel(ParseResult parsed, string root) => KernelCommandLine.Find(parsed.GetValue(_kernel)!, root);

    /// <summary>Its limits.</summary>
    public KernelLimits Limits(ParseResult parsed) => new(
        parsed.GetValue(_startupTimeout), parsed.GetValue(_cellTimeout), parsed.GetValue(_memoryLimit), parsed.GetValue(_outputLimit));
}
