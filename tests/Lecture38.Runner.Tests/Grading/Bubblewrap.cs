using System.ComponentModel;
using System.Diagnostics;

namespace Lecture38.Runner.Tests;

/// <summary>The sandbox of this machine.</summary>
internal static class Bubblewrap
{
    private const string HowToInstall = "bubblewrap is not installed: apt-get install bubblewrap";

    /// <summary>
    /// Skips the test where there is no bubblewrap, unless CI_REQUIRE_SANDBOX is 1: then it fails. Where the machine itself
    /// forbids namespaces, no installation helps, and the test is skipped in any case.
    /// </summary>
    public static async Task RequireAsync()
    {
        var (isInstalled, problem) = await TryAsync();
        Assert.True(isInstalled || Environment.GetEnvironmentVariable("CI_REQUIRE_SANDBOX") != "1", HowToInstall);
        Assert.SkipWhen(problem.Length > 0, problem);
    }

    private static async Task<(bool IsInstalled, string Problem)> TryAsync()
    {
        try
        {
            using var bwrap = Process.Start(new ProcessStartInfo("bwrap", ["--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "true"]) { RedirectStandardError = true })!;
            var errors = await bwrap.StandardError.ReadToEndAsync();
            await bwrap.WaitForExitAsync();
            return (true, bwrap.ExitCode == 0 ? "" : $"this machine permits no sandbox: {errors.Trim()}");
        }
        catch (Win32Exception)
        {
            return (false, HowToInstall);
        }
    }
}
