using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;

namespace Lecture38.Runner;

/// <summary>
/// A kernel's process: starts it, carries lines to and from it, watches its memory, and kills it together with its descendants.
/// It does not look into the lines.
/// </summary>
public sealed class KernelProcess : IKernelTransport
{
    private const int MaxLinesAhead = 256;

    private static readonly ConcurrentDictionary<KernelProcess, bool> Living = [];

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
        Living[this] = true;
        Exited = WatchAsync();
    }

    /// <inheritdoc/>
    public ChannelReader<byte[]> Lines => _lines.Reader;

    /// <inheritdoc/>
    public Task<KernelExit> Exited { get; }

    /// <summary>Starts a kernel in a working directory.</summary>
    /// <exception cref="KernelNotFoundException">The program cannot be started.</exception>
    public static KernelProcess Start(KernelCommandLine command, string workingDirectory, KernelLimits limits)
    {
        var start = new ProcessStartInfo(command.Program, command.ArgumentsFor(workingDirectory))
        {
            WorkingDirectory = command.Sandbox?.Folder ?? workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (command.Sandbox is { } sandbox)
        {
            start.Environment.Clear();
            foreach (var (name, value) in sandbox.Variables)
            {
                start.Environment[name] = value;
            }
        }

        KernelEnvironment.Apply(start.Environment, limits.Memory);
        try
        {
            return new KernelProcess(ProcessStarter.Start(start), limits);
        }
        catch (Win32Exception error)
        {
            throw new KernelNotFoundException($"cannot start {command.Program}: {error.Message}");
        }
    }

    /// <summary>Kills every kernel that the runner started, for an exit without delay.</summary>
    public static void KillAll()
    {
        foreach (var (kernel, _) in Living)
        {
            kernel._tree.Kill();
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        try
        {
            // Not through the stream's writer: it cannot be used again after a write that a deaf kernel never takes.
            var input = _process.StandardInput.BaseStream;
            await input.WriteAsync(line, cancellation).AsTask().WaitAsync(cancellation);
            await input.FlushAsync(cancellation).WaitAsync(cancellation);
        }
        catch (IOException)
        {
            // The pipe is closed at its other end.
        }
    }

    /// <inheritdoc/>
    public Task<KernelExit> KillAsync(string reason)
    {
        Kill(reason);
        return Exited;
    }

    /// <inheritdoc/>
    public async Task<KernelExit?> KillIfOverMemoryLimitAsync() =>
        _tree.PeakResidentBytes() > _limits.Memory.Bytes ? await KillAsync(TooMuchMemory) : null;

    /// <summary>Gives a process that was asked to quit a moment to do so, then kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(Exited, Task.Delay(QuitGrace));
        await KillAsync("was ended after its notebook");
        _process.Dispose();
        _exited.Dispose();
    }

    private async Task<KernelExit> WatchAsync()
    {
        var reading = Task.WhenAll(ReadLinesAsync(), _errors.ReadAsync(_process.StandardError.BaseStream));
        var watchingMemory = WatchMemoryAsync();
        await _process.WaitForExitAsync();
        await _exited.CancelAsync();
        Living.TryRemove(this, out _);
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
            // Nobody waits for what the process left in its pipe.
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

    /// <summary>The runtime itself gives up where memory was filled faster than the watch looked.</summary>
    private string? ReasonOfRuntime() =>
        _errors.ToString().Contains("Out of memory", StringComparison.Ordinal) ? TooMuchMemory : null;
}
