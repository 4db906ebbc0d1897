using System.CommandLine;

namespace Lecture38.Runner;

/// <summary>The options of every command that starts kernels: which kernel, and its limits.</summary>
/// <param name="isEmbedded">True if the command always uses the embedded kernel.</param>
internal sealed class KernelOptions(KernelLimits defaults, bool isEmbedded = false)
{
    private readonly Option<string> _kernel = new("--kernel")
    {
        Description = "embedded, dotnet-interactive, or a command that speaks their protocol; in its arguments, {working-dir} stands for the notebook's folder.",
        HelpName = "KERNEL",
        DefaultValueFactory = _ => KernelCommandLine.Embedded,
    };

    private readonly Option<TimeSpan> _cellTimeout =
        LimitOptions.Duration("--cell-timeout", "Time limit for a cell: 60, 60s, 2m, 00:01:00.", defaults.Cell);

    private readonly Option<TimeSpan> _startupTimeout =
        LimitOptions.Duration("--startup-timeout", "Time limit for a kernel to start.", defaults.Startup);

    private readonly Option<ByteSize> _memoryLimit = LimitOptions.Size(
        "--memory-limit", "Memory limit for a kernel and its child processes: 2GiB, 512MiB.", defaults.Memory, KernelLimits.MinMemory, KernelLimits.MaxMemory);

    private readonly Option<ByteSize> _outputLimit = LimitOptions.Size(
        "--output-limit", "Output limit for a cell.", defaults.Output, new ByteSize(1), KernelLimits.MaxOutput);

    public void AddTo(Command command)
    {
        Option[] options = isEmbedded ? [_cellTimeout, _memoryLimit, _outputLimit] : [_kernel, _cellTimeout, _startupTimeout, _memoryLimit, _outputLimit];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    /// <exception cref="KernelNotFoundException">The kernel that the command line names does not exist.</exception>
    public KernelCommandLine Kernel(ParseResult parsed, RunnerHost host) => KernelCommandLine.Find(parsed.GetValue(_kernel)!, host.Root, host.Error);

    /// <summary>The folder for results, relative to where the embedded kernel's go: the outputs of two hosts are kept apart.</summary>
    public string Subfolder(ParseResult parsed) =>
        parsed.GetValue(_kernel) == KernelCommandLine.DotNetInteractive ? KernelCommandLine.DotNetInteractive : "";

    public KernelLimits Limits(ParseResult parsed) => new(
        isEmbedded ? defaults.Startup : parsed.GetValue(_startupTimeout),
        parsed.GetValue(_cellTimeout),
        parsed.GetValue(_memoryLimit),
        parsed.GetValue(_outputLimit));
}
