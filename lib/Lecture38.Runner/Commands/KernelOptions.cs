using System.CommandLine;

namespace Lecture38.Runner;

/// <summary>The options of commands that run notebooks in a kernel of the user's choice: which kernel, and its limits.</summary>
internal sealed class KernelOptions
{
    private readonly Option<string> _kernel = new("--kernel")
    {
        Description = "embedded, dotnet-interactive, or a command that speaks their protocol; in its arguments, {working-dir} stands for the notebook's folder.",
        HelpName = "KERNEL",
        DefaultValueFactory = _ => KernelCommandLine.Embedded,
    };

    private readonly Option<TimeSpan> _cellTimeout = LimitOptions.CellTimeout(KernelLimits.Default);

    private readonly Option<TimeSpan> _startupTimeout =
        LimitOptions.Duration("--startup-timeout", "Time limit for a kernel to start.", KernelLimits.Default.Startup);

    private readonly Option<ByteSize> _memoryLimit = LimitOptions.Memory(KernelLimits.Default);

    private readonly Option<ByteSize> _outputLimit = LimitOptions.Output(KernelLimits.Default);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _kernel, _cellTimeout, _startupTimeout, _memoryLimit, _outputLimit })
        {
            command.Add(option);
        }
    }

    /// <exception cref="KernelNotFoundException">The kernel that the command line names does not exist.</exception>
    public KernelCommandLine Kernel(ParseResult parsed, string root) => KernelCommandLine.Find(parsed.GetValue(_kernel)!, root);

    public KernelLimits Limits(ParseResult parsed) => new(
        parsed.GetValue(_startupTimeout), parsed.GetValue(_cellTimeout), parsed.GetValue(_memoryLimit), parsed.GetValue(_outputLimit));
}
