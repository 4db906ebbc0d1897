using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Lecture38.Runner;

/// <summary>
/// A kernel's process: starts it, carries lines to and from it, watches its memory, and leaves none of its processes behind,
/// however it ends. It knows nothing of what the lines say.
/// </summary>
public sealed class KernelProcess : IAsyncDisposable
{
    private const int MaxLinesAhead = 256;

    private static readonly ConcurrentDictionary<KernelProcess, bool> Living = [];

    private static readonly TimeSpan MemoryReadingInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan QuitGrace = TimeSpan.FromSeconds(1);

    /// <summary>After the process has gone, what it still left in its pipes is read for no longer than this.</summary>
    private static readonly TimeSpan DrainGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly KernelProcessTree _tree;
    private readonly KernelLimits _limits;
    private readonly KernelErrorLog _errors = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<byte[]> _lines =
        Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxLinesAhead) { SingleReader = true, SingleWriter = true });

    private string? _reasonToKill;

    private KernelProcess(Process process, string cookie, KernelLimits limits)
    {
        _process = process;
        _tree = new KernelProcessTree(process, cookie);
        _limits = limits;
        Living[this] = true;
        Ended = WatchAsync();
    }

    /// <summary>The lines that the process writes; completes when it has ended and all of them are read.</summary>
    public ChannelReader<byte[]> Lines => _lines.Reader;

    /// <summary>Completes when the process and all that it started have ended. Never fails.</summary>
    public Task<KernelEnd> Ended { get; }

    /// <summary>Starts a kernel in a working directory.</summary>
    /// <exception cref="KernelNotFoundException">The program cannot be started.</exception>
    public static KernelProcess Start(KernelCommand command, string workingDirectory, KernelLimits limits)
    {
        var start = new ProcessStartInfo(command.Program, command.ArgumentsFor(workingDirectory))
        {
            WorkingDirectory = command.Surroundings?.Folder ?? workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (command.Surroundings is { } surroundings)
        {
            ReplaceEnvironment(start.Environment, surroundings.Environment);
        }

        var cookie = Guid.NewGuid().ToString("N");
        start.Environment[KernelProcessTree.CookieVariable] = cookie;
        KernelEnvironment.Apply(start.Environment, limits.Memory);
        try
        {
            return new KernelProcess(ProcessStarter.Start(start), cookie, limits);
        }
        catch (Win32Exception error)
        {
            throw new KernelNotFoundException($"cannot start {command.Program}: {error.Message}");
        }
    }

    private static void ReplaceEnvironment(IDictionary<string, string?> environment, IReadOnlyDictionary<string, string> replacement)
    {
        environment.Clear();
        foreach (var (name, value) in replacement)
        {
            environment[name] = value;
        }
    }

    /// <summary>Ends every kernel that this process started, for an end without delay.</summary>
    public static void KillAll()
    {
        foreach (var (kernel, _) in Living)
        {
            kernel._tree.Kill();
        }
    }

    /// <summary>Writes a line; a process that has gone, or goes meanwhile, is no error here: <see cref="Ended"/> tells.</summary>
    public async Task WriteLineAsync(string line, CancellationToken cancellation)
    {
        try
        {
            // Not through the stream's writer: it cannot be used again after a write that a deaf kernel never takes.
            var input = _process.StandardInput.BaseStream;
            await input.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellation).AsTask().WaitAsync(cancellation);
            await input.FlushAsync(cancellation).WaitAsync(cancellation);
        }
        catch (IOException)
        {
            // The pipe is closed at its other end.
        }
    }

    /// <summary>Ends the process and all that it started, and waits until they are gone.</summary>
    /// <param name="reason">One clause that completes "the kernel …", kept in <see cref="Ended"/>.</param>
    public Task<KernelEnd> KillAsync(string reason)
    {
        Kill(reason);
        return Ended;
    }

    /// <summary>Ends the process if it once used more memory than it may, be it for a moment that the watch missed.</summary>
    /// <returns>How it ended, or null where it stayed within its limit.</returns>
    public async Task<KernelEnd?> EndIfOverMemoryLimitAsync() =>
        _tree.PeakResidentBytes() > _limits.Memory.Bytes ? await KillAsync(TooMuchMemory) : null;

    /// <summary>Lets a process that was asked to quit do so, and ends what does not.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(Ended, Task.Delay(QuitGrace));
        await KillAsync("was ended after its notebook");
        _process.Dispose();
        _gone.Dispose();
    }

    private async Task<KernelEnd> WatchAsync()
    {
        var reading = Task.WhenAll(ReadLinesAsync(), _errors.ReadAsync(_process.StandardError.BaseStream));
        var watchingMemory = WatchMemoryAsync();
        await _process.WaitForExitAsync();
        await _gone.CancelAsync();
        _tree.Kill();
        Living.TryRemove(this, out _);
        await Task.WhenAny(reading, Task.Delay(DrainGrace));
        _lines.Writer.TryComplete();
        await watchingMemory;
        return new KernelEnd(_process.ExitCode, _reasonToKill ?? ReasonOfRuntime(), _errors.ToString());
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
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                if (_tree.ResidentBytes() > _limits.Memory.Bytes)
                {
                    Kill(TooMuchMemory);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process has gone.
        }
    }

    private void Kill(string reason)
    {
        if (!HasExited)
        {
            Interlocked.CompareExchange(ref _reasonToKill, reason, null);
            _tree.Kill();
        }
    }

    private string TooMuchMemory => $"used more than {_limits.Memory} of memory";

    /// <summary>The runtime itself gives up where memory was filled faster than the watch looked.</summary>
    private string? ReasonOfRuntime() =>
        _errors.ToString().Contains("Out of memory", StringComparison.Ordinal) ? TooMuchMemory : null;

    private bool HasExited => _gone.IsCancellationRequested;
}
