using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Lecture38.Jupyter.Tests;

/// <summary>
/// The Jupyter of this machine, in a home of its own, with the course's kernel installed as a student installs it, and one notebook
/// server on a copy of the course. Started when a test needs it.
/// </summary>
public sealed class JupyterFixture : IAsyncDisposable
{
    private const string HowToInstall =
        "Jupyter is not complete. Install it: apt-get install jupyter-notebook python3-nbclient python3-jupyter-kernel-test";

    private const string Token = "lecture38";

    /// <summary>Far more than anything here needs; only what hangs reaches it.</summary>
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lecture38-jupyter-");
    private string? _python;
    private Process? _server;
    private Uri? _address;

    /// <summary>Runs one of the scripts in <c>Python</c> to its end; skips the test where Jupyter is not installed, unless CI_REQUIRE_JUPYTER is 1: then it fails.</summary>
    /// <returns>All that it wrote.</returns>
    public async Task<(int ExitCode, string Output)> RunScriptAsync(string name, params string[] arguments)
    {
        var python = await PythonAsync();
        return await RunAsync(python, [Path.Combine(AppContext.BaseDirectory, "Python", name), .. arguments]);
    }

    /// <summary>The address of a notebook of the copy, in the notebook server.</summary>
    /// <param name="name">Its path in the copy of the course.</param>
    /// <param name="content">Writes the file.</param>
    public async Task<string> AddressOfAsync(string name, Action<string> content)
    {
        var python = await PythonAsync();
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _address ??= await StartServerAsync(python);
        }
        finally
        {
            _oneAtATime.Release();
        }
        content(PathInCourse(name));
        return new Uri(_address, $"notebooks/{name}?token={Token}").AbsoluteUri;
    }

    /// <summary>A path in the copy of the course.</summary>
    public string PathInCourse(string name) => Path.Combine(_home.FullName, "course", name);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        _oneAtATime.Dispose();
        _home.Delete(recursive: true);
    }

    /// <summary>The Python that has Jupyter, which is not always the first on the search path; the kernel is installed then.</summary>
    private async Task<string> PythonAsync()
    {
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _python ??= await InstallKernelAsync(await FindPythonAsync());
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<string?> FindPythonAsync()
    {
        foreach (var candidate in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                if ((await RunAsync(candidate, ["-c", "import notebook, nbclient, jupyter_kernel_test"])).ExitCode == 0)
                {
                    return candidate;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such program.
            }
        }
        return null;
    }

    private async Task<string> InstallKernelAsync(string? python)
    {
        Assert.SkipWhen(python is null && Environment.GetEnvironmentVariable("CI_REQUIRE_JUPYTER") != "1", HowToInstall);
        Assert.True(python is not null, HowToInstall);
        var (exitCode, output) = await RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Lecture38.Runner.dll"), "kernelspec", "install"]);
        Assert.True(exitCode == 0, output);
        return python;
    }

    private async Task<Uri> StartServerAsync(string python)
    {
        Directory.CreateDirectory(PathInCourse("notebooks"));
        foreach (var folder in (string[])["lib", "data"])
        {
            Directory.CreateSymbolicLink(PathInCourse(folder), Path.Combine(CourseFolder.Path, folder));
        }
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        _server = Process.Start(Program(
            python,
            ["-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--NotebookApp.port_retries=0",
                $"--NotebookApp.token={Token}", $"--notebook-dir={PathInCourse("")}"]))!;
        var isRunning = new TaskCompletionSource();
        _server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                isRunning.TrySetException(new InvalidOperationException("The notebook server ended."));
            }
            else if (line.Data.Contains("is running at", StringComparison.Ordinal))
            {
                isRunning.TrySetResult();
            }
        };
        _server.BeginErrorReadLine();
        _server.BeginOutputReadLine();
        await isRunning.Task.WaitAsync(HangLimit);
        return new Uri($"http://127.0.0.1:{port}/");
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(Program(program, arguments))!;
        using var limit = new CancellationTokenSource(HangLimit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Program(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _home.FullName };
        // Whatever the machine's own Jupyter has, it is not asked and not changed.
        foreach (var (variable, folder) in (ReadOnlySpan<(string, string)>)[("JUPYTER_DATA_DIR", "data"), ("JUPYTER_CONFIG_DIR", "config"), ("JUPYTER_RUNTIME_DIR", "runtime"), ("IPYTHONDIR", "ipython")])
        {
            start.Environment[variable] = Path.Combine(_home.FullName, folder);
        }
        start.Environment["JUPYTER_PATH"] = "";
        return start;
    }
}
