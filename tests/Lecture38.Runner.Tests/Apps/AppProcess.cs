using System.Diagnostics;
using Lecture38.Kernel;

namespace Lecture38.Runner.Tests;

/// <summary>Runs an app as a student does: <c>dotnet run NAME.cs</c> in a folder of the course.</summary>
internal static class AppProcess
{
    /// <summary>Far more than restoring, building and running takes; only an app that hangs reaches it.</summary>
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(5);

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>Runs the app. The library must have been built in the tests' own configuration, or this would build it anew.</summary>
    public static async Task<RunnerEnd> RunAsync(string folder, string file)
    {
        var start = new ProcessStartInfo(DotNetCommand.Path, ["run", "--configuration", Configuration, file])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        DotNetCommand.CleanEnvironment(start.Environment);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(HangLimit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new RunnerEnd(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
