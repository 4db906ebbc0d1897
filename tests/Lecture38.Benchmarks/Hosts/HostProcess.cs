using System.Diagnostics;
using Lecture38.Protocol;

namespace Lecture38.Benchmarks;

/// <summary>A kernel's process, and a client that measures how long its answers take. Not thread-safe.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(3);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Timer _guard;
    private readonly Process _process;
    private int _commands;

    /// <summary>Starts the process and waits until it takes commands.</summary>
    public HostProcess(Host host, string workingDirectory)
    {
        var start = new ProcessStartInfo(host.Program, [.. host.Arguments, "--working-dir", workingDirectory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _guard = new Timer(_ => _process.Kill(entireProcessTree: true), state: null, HangLimit, Timeout.InfiniteTimeSpan);
        while (Read().Event is not KernelReady)
        {
        }
    }

    public TimeSpan SinceStart => Stopwatch.GetElapsedTime(_started);

    /// <summary>The most memory that the process has used, in bytes.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="mayFail">True for a cell that teaches an exception.</param>
    public TimeSpan Run(string code, bool mayFail = false) => Send(new SubmitCode($"command-{++_commands}", code), mayFail);

    /// <summary>Asks what may be written at the end of a line of code.</summary>
    public TimeSpan Complete(string code) => Send(new RequestCompletions($"command-{++_commands}", code, new TextPosition(0, code.Length)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _guard.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private TimeSpan Send(KernelCommand command, bool mayFail = false)
    {
        var sent = Stopwatch.GetTimestamp();
        var input = _process.StandardInput.BaseStream;
        input.Write(CommandJson.ToLine(command));
        input.Flush();
        while (true)
        {
            switch (Read())
            {
                case { Event: CommandFailed failed } received when received.Token == command.Token && !mayFail:
                    throw new InvalidOperationException($"{command.CommandType} failed: {failed.Message}");
                case { Event: CommandSucceeded or CommandFailed } received when received.Token == command.Token:
                    return Stopwatch.GetElapsedTime(sent);
            }
        }
    }

    private ReceivedEvent Read() => EventJson.Parse(System.Text.Encoding.UTF8.GetBytes(
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The kernel ended, or it said nothing for too long.")));
}

/// <summary>A kernel that runs notebooks.</summary>
/// <param name="Name">The name that the runner's <c>--kernel</c> knows it by.</param>
/// <param name="Program">Its program.</param>
/// <param name="Arguments">The arguments before the working directory.</param>
internal sealed record Host(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public static Host Embedded => new(
        "embedded", "dotnet", [Path.Combine(Repository.Root, "lib", "bin", "kernel", "Lecture38.Kernel.dll")]);

    /// <summary>The tool that the course pins, installed so that it starts without a second process.</summary>
    public static Host DotNetInteractive()
    {
        var folder = Path.Combine(Repository.Artifacts, "tools");
        var manifest = Path.Combine(Repository.Root, ".config", "dotnet-tools.json");
        using var pinned = System.Text.Json.JsonDocument.Parse(File.ReadAllText(manifest));
        var version = pinned.RootElement.GetProperty("tools").GetProperty("microsoft.dotnet-interactive").GetProperty("version").GetString()!;
        using var install = Process.Start("dotnet", ["tool", "update", "Microsoft.dotnet-interactive", "--version", version, "--tool-path", folder]);
        install.WaitForExit();
        return install.ExitCode == 0
            ? new Host("dotnet-interactive", Path.Combine(folder, "dotnet-interactive"), ["stdio"])
            : throw new InvalidOperationException($"Microsoft.dotnet-interactive {version} cannot be installed; the lines above say why.");
    }
}
