using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Lecture38.Runner;

/// <summary>
/// A kernel's process: starts it, carries lines of the protocol to and from it, watches its memory, and kills it together with its
/// descendants.
/// </summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private const int MaxLinesAhead = 256;

    /// <summary>
    /// The runtime's own limit, relative to the memory limit: high enough that the runner, whose message is clearer, usually acts first;
    /// low enough to protect the machine from a cell that allocates faster than the runner measures.
    /// </summary>
    private const double HeapHeadroom = 1.5;

    private static readonly ConcurrentDictionary<KernelProcess, bool> Running = [];

    private static readonly TimeSpan MemoryReadingInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan QuitGrace = TimeSpan.FromSeconds(1);

    /// <summary>After the process has ended, its pipes are read for no longer than this: a descendant may keep them open.</summary>
    private static readonly TimeSpan DrainGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly ProcessTree _tree;
    private readonly KernelLimits _limits;
    private readonly KernelErrorLog _errors = new();
    private readonly CancellationTokenSource _exited = new();
    private readonly Channel<byte[]> _lines =
        Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxLinesAhead) { SingleReader = true, SingleWriter = true });

    private string? _reasonToKill;

    private KernelProcess(Process process, KernelLimits limits)
    {
        _process = process;
        _tree = new ProcessTree(process);
        _limits = limits;
        Running[this] = true;
        Exited = WatchAsync();
    }

    /// <summary>The lines that the kernel writes; completes when it has ended and all of them are read.</summary>
    public ChannelReader<byte[]> Lines => _lines.Reader;

    /// <summary>Completes when the kernel has ended. Never fails.</summary>
    public Task<KernelExit> Exited { get; }

    /// <summary>Starts a kernel in a working directory.</summary>
    /// <exception cref="KernelNotFoundException">The program cannot be started.</exception>
    public static KernelProcess Start(KernelCommandLine command, string workingDirectory, KernelLimits limits)
    {
        var start = new ProcessStartInfo(command.Program, command.ArgumentsFor(workingDirectory))
        {
            WorkingDirectory = command.StartFolder ?? workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (command.Variables is { } variables)
        {
            start.Environment.Clear();
            foreach (var (name, value) in variables)
            {
                start.Environment[name] = value;
            }
        }

        SetEnvironment(start.Environment, limits.Memory);
        try
        {
            return new KernelProcess(ProcessTree.Start(start), limits);
        }
        catch (Win32Exception error)
        {
            throw new KernelNotFoundException($"cannot start {command.Program}: {error.Message}");
        }
    }

    /// <summary>Kills every kernel that the runner started, for an exit without delay.</summary>
    public static void KillAll()
    {
        foreach (var (kernel, _) in Running)
        {
            kernel._tree.Kill();
        }
    }

    /// <summary>Writes a line, line end included. Does nothing if the kernel has ended: <see cref="Exited"/> tells.</summary>
    /// <exception cref="OperationCanceledException">The kernel did not take the line in time.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        try
        {
            // Not through the StreamWriter: it cannot be used again after a write that the kernel never read.
            var input = _process.StandardInput.BaseStream;
            await input.WriteAsync(line, cancellation).AsTask().WaitAsync(cancellation);
            await input.FlushAsync(cancellation).WaitAsync(cancellation);
        }
        catch (IOException)
        {
            // The kernel has closed its end of the pipe.
        }
    }

    /// <summary>Ends the kernel, and waits until it has ended.</summary>
    /// <param name="reason">One clause that completes "the kernel …"; the first reason is the one that counts.</param>
    public Task<KernelExit> KillAsync(string reason)
    {
        Kill(reason);
        return Exited;
    }

    /// <summary>Ends the kernel if it has ever used more memory than it may.</summary>
    /// <returns>How it ended; null if it stayed within its limit.</returns>
    public async Task<KernelExit?> KillIfOverMemoryLimitAsync() =>
        _tree.PeakResidentBytes() > _limits.Memory.Bytes ? await KillAsync(TooMuchMemory) : null;

    /// <summary>Gives a kernel that was asked to quit a moment to do so, then kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(Exited, Task.Delay(QuitGrace));
        await KillAsync("was ended after its notebook");
        _process.Dispose();
        _exited.Dispose();
    }

    /// <summary>
    /// Makes a notebook show the same on every machine: numbers and dates in the invariant culture, messages in English, no telemetry,
    /// no banner, and a bounded heap.
    /// </summary>
    private static void SetEnvironment(IDictionary<string, string?> environment, ByteSize memoryLimit)
    {
        environment["DOTNET_GCHeapHardLimit"] = ((long)Math.Min(memoryLimit.Bytes * HeapHeadroom, long.MaxValue)).ToString("X", CultureInfo.InvariantCulture);
        environment["LC_ALL"] = "C.UTF-8";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";

        // Otherwise every killed kernel leaves a debugger's pipes in the temporary folder.
        environment["DOTNET_EnableDiagnostics"] = "0";
        if (OperatingSystem.IsWindows())
        {
            environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
            environment["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "0";
        }
    }

    private async Task<KernelExit> WatchAsync()
    {
        var reading = Task.WhenAll(ReadLinesAsync(), _errors.ReadAsync(_process.StandardError.BaseStream));
        var watchingMemory = WatchMemoryAsync();
        await _process.WaitForExitAsync();
        await _exited.CancelAsync();
        Running.TryRemove(this, out _);
        await Task.WhenAny(reading, Task.Delay(DrainGrace));
        _lines.Writer.TryComplete();
        await watchingMemory;
        return new KernelExit(_process.ExitCode, _reasonToKill ?? ReasonOfRuntime(), _errors.ToString());
    }

    private async Task ReadLinesAsync()
    {
        var reader = new BoundedLineReader(_process.StandardOutput.BaseStream, _limits.ProtocolLineBytes);
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                await _lines.Writer.WriteAsync(line);
            }
        }
        catch (LineTooLongException)
        {
            Kill($"wrote more than {_limits.Output} of output in one line");
        }
        catch (ChannelClosedException)
        {
            // DrainGrace is over.
        }
    }

    private async Task WatchMemoryAsync()
    {
        using var timer = new PeriodicTimer(MemoryReadingInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(_exited.Token))
            {
                if (_tree.ResidentBytes() > _limits.Memory.Bytes)
                {
                    Kill(TooMuchMemory);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process has ended.
        }
    }

    private void Kill(string reason)
    {
        if (!_exited.IsCancellationRequested)
        {
            Interlocked.CompareExchange(ref _reasonToKill, reason, null);
            _tree.Kill();
        }
    }

    private string TooMuchMemory => $"used more than {_limits.Memory} of memory";

    /// <summary>The runtime ends the process by itself if a cell allocates faster than the runner measures.</summary>
    private string? ReasonOfRuntime() =>
        _errors.ToString().Contains("Out of memory", StringComparison.Ordinal) ? TooMuchMemory : null;
}
