using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Lecture38.Runner.Tests;

/// <summary>What a run of the real runner left.</summary>
internal sealed record RunnerEnd(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}

/// <summary>
/// The real runner as a process, in a folder of its own. Every run ends with a search for processes that it left behind, which
/// are found by a variable that they inherit.
/// </summary>
internal sealed class RunnerProcess : IDisposable
{
    private const string MarkVariable = "LECTURE38_TEST_RUN";

    /// <summary>Far more than any run of a test needs; only a hanging runner reaches it.</summary>
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(5);

    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private RunnerProcess(string folder, string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[MarkVariable] = _mark;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The command that starts the scripted kernel.</summary>
    public static string ScriptedKernel(string arguments = "") =>
        $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "Lecture38.ScriptedKernel.dll")}\" {arguments}";

    public int Id => _process.Id;

    public string OutputSoFar
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the runner.</summary>
    public static RunnerProcess Start(TemporaryFolder folder, params string[] arguments) => new(folder.Path, Command(folder, arguments));

    /// <summary>Starts the runner so that an interrupt reaches it, also where the tests themselves run in the background and ignore it.</summary>
    public static RunnerProcess StartInterruptible(TemporaryFolder folder, params string[] arguments) =>
        StartInterruptible(folder, [], arguments);

    /// <summary>The same with environment variables, <c>NAME=value</c> each.</summary>
    public static RunnerProcess StartInterruptible(TemporaryFolder folder, string[] variables, string[] arguments) =>
        new(folder.Path, ["env", "--default-signal", .. variables, .. Command(folder, arguments)]);

    /// <summary>The same as the leader of a process group, as a shell starts it: a signal to the group reaches its kernels too.</summary>
    public static RunnerProcess StartGroup(TemporaryFolder folder, params string[] arguments) =>
        new(folder.Path, ["setsid", "env", "--default-signal", .. Command(folder, arguments)]);

    /// <summary>Runs the runner to its end.</summary>
    public static async Task<RunnerEnd> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        using var runner = Start(folder, arguments);
        return await runner.WaitAsync();
    }

    /// <summary>Runs the runner with environment variables, <c>NAME=value</c> each, to its end.</summary>
    public static async Task<RunnerEnd> RunWithAsync(TemporaryFolder folder, string[] variables, params string[] arguments)
    {
        // The search path may be one of them, so the program is named in full.
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        using var runner = new RunnerProcess(folder.Path, ["env", .. variables, dotnet, .. Command(folder, arguments)[1..]]);
        return await runner.WaitAsync();
    }

    /// <summary>Runs notebooks on the scripted kernel, into the folder <c>out</c>.</summary>
    public static Task<RunnerEnd> RunScriptedAsync(TemporaryFolder folder, params string[] arguments) =>
        RunAsync(folder, ["run", .. arguments, "--kernel", ScriptedKernel(), "--output", "out", "--junit", "out/junit.xml"]);

    /// <summary>Runs notebooks on the course's kernel, into the folder <c>out</c>.</summary>
    public static Task<RunnerEnd> RunEmbeddedAsync(TemporaryFolder folder, params string[] arguments) =>
        RunAsync(folder, ["run", .. arguments, "--output", "out", "--junit", "out/junit.xml"]);

    /// <summary>Runs the runner on a terminal of its own; all that it writes there, with what steers the terminal.</summary>
    public static async Task<string> OnTerminalAsync(TemporaryFolder folder, int columns, params string[] arguments)
    {
        var command = string.Join(' ', Command(folder, arguments).Select(word => $"'{word}'"));
        using var runner = new RunnerProcess(
            folder.Path, ["env", "TERM=xterm-256color", "script", "--quiet", "--return", "--command", $"stty cols {columns}; {command}", "/dev/null"]);
        return (await runner.WaitAsync()).Output;
    }

    /// <summary>Waits for the end, and for all that the runner started.</summary>
    public async Task<RunnerEnd> WaitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(HangLimit);
        await RequireNoOrphanAsync();
        return new RunnerEnd(_process.ExitCode, OutputSoFar, _errors.ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>Waits until the runner has written a text so many times.</summary>
    public async Task WaitForOutputAsync(string text, int times = 1)
    {
        var patience = Stopwatch.StartNew();
        while (OutputSoFar.Split(text).Length - 1 < times)
        {
            Assert.True(patience.Elapsed < HangLimit && !_process.HasExited, OutputSoFar);
            await Task.Delay(10);
        }
    }

    /// <summary>Sends a signal to the runner.</summary>
    public async Task SignalAsync(string signal, bool toGroup = false)
    {
        using var kill = Process.Start("kill", [$"-{signal}", "--", toGroup ? $"-{Id}" : $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The runner of the folder's own course, where it has one.</summary>
    private static string[] Command(TemporaryFolder folder, string[] arguments)
    {
        var own = folder[TemporaryCourse.Runner];
        return ["dotnet", File.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "Lecture38.Runner.dll"), .. arguments];
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line is null ? "" : line + "\n");
        }
    }

    /// <summary>A killed process takes a moment to go; one that stays is an orphan.</summary>
    private async Task RequireNoOrphanAsync()
    {
        var patience = Stopwatch.StartNew();
        while (Marked() is { Count: > 0 } orphans)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(10), $"processes left behind: {string.Join(", ", orphans)}");
            await Task.Delay(20);
        }
    }

    private List<string> Marked()
    {
        return OperatingSystem.IsLinux() ? [.. Directory.GetDirectories("/proc").Where(IsMarked)] : [];

        bool IsMarked(string folder)
        {
            try
            {
                return File.ReadAllText(Path.Combine(folder, "environ")).Contains(_mark, StringComparison.Ordinal);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
