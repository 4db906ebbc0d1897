using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Lecture38.Protocol;

namespace Lecture38.Kernel.Tests;

/// <summary>A kernel process and a small client of it. Not thread-safe.</summary>
public sealed class KernelProcess : IDisposable
{
    /// <summary>Only ever reached by a kernel that hangs.</summary>
    public static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(1);

    private readonly BlockingCollection<ReceivedEvent> _events = [];
    private readonly Process _process;
    private readonly StringBuilder _standardError = new();
    private int _submissions;

    public KernelProcess(string? workingDirectory = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        WorkingDirectory = workingDirectory ?? Path.GetTempPath();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { KernelPath, "--working-dir", WorkingDirectory },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _standardError.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        new Thread(ReadEvents) { IsBackground = true }.Start();
        Assert.IsType<KernelReady>(TryNext()?.Event);
    }

    public static string KernelPath { get; } = Path.Combine(FindRoot(), "lib", "bin", "kernel", "Lecture38.Kernel.dll");

    public string WorkingDirectory { get; }

    /// <summary>What the process itself wrote to its standard error stream; complete once <see cref="WaitForExit"/> has returned.</summary>
    public string StandardError => _standardError.ToString();

    public int ProcessId => _process.Id;

    /// <summary>Runs a cell to its end.</summary>
    public CellRun Run(string code, string kernelName = "csharp") => Finish(Submit(code, kernelName));

    /// <summary>Sends a command other than a cell, and reads the events that answer it.</summary>
    public CellRun Ask(KernelCommand command)
    {
        Send(command);
        return Finish(command.Token!);
    }

    /// <summary>Sends a cell and does not wait.</summary>
    public string Submit(string code, string kernelName = "csharp")
    {
        var token = $"cell-{++_submissions}";
        Send(new SubmitCode(token, code, kernelName));
        return token;
    }

    /// <summary>Reads events up to the last one of a command, or to the process's end.</summary>
    public CellRun Finish(string token)
    {
        var events = ReadUntil(candidate => candidate.Event is CommandSucceeded or CommandFailed && candidate.Token == token);
        return new CellRun([.. events.Where(candidate => candidate.Token == token)]);
    }

    /// <summary>Reads events up to one that fits, or to the process's end.</summary>
    public List<ReceivedEvent> ReadUntil(Func<ReceivedEvent, bool> isLast)
    {
        var events = new List<ReceivedEvent>();
        while (TryNext() is { } received)
        {
            events.Add(received);
            if (isLast(received))
            {
                break;
            }
        }
        return events;
    }

    public void Send(KernelCommand command) => SendLine(Encoding.UTF8.GetString(CommandJson.ToLine(command)).TrimEnd('\n'));

    public void SendLine(string line)
    {
        _process.StandardInput.Write(line + "\n");
        _process.StandardInput.Flush();
    }

    public void CloseInput() => _process.StandardInput.Close();

    public void Interrupt() => Process.Start("kill", ["-INT", $"{_process.Id}"]).WaitForExit();

    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(HangLimit), "The kernel did not end.");

        // Only the wait without a limit waits for what is still to be read of standard error.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _events.Dispose();
    }

    private ReceivedEvent? TryNext()
    {
        if (_events.TryTake(out var received, HangLimit))
        {
            return received;
        }
        Assert.True(_events.IsCompleted, "The kernel said nothing for too long.");
        return null;
    }

    private void ReadEvents()
    {
        try
        {
            while (_process.StandardOutput.ReadLine() is { } line)
            {
                _events.Add(EventJson.Parse(Encoding.UTF8.GetBytes(line)));
            }
            _events.CompleteAdding();
        }
        catch (ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lecture38.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }
        return folder;
    }
}
