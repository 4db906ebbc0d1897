using System.Runtime.InteropServices;

namespace Lecture38.Kernel;

/// <summary>The <c>dotnet</c> command that belongs to the runtime in use.</summary>
internal static class DotNetCommand
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    public static string Path { get; } = Find();

    /// <summary>Takes away what an outer build leaves to its children and would confuse another SDK's build.</summary>
    public static void CleanEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            environment.Remove(name);
        }
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }

    private static string Find()
    {
        // dotnet/shared/Microsoft.NETCore.App/10.0.0/ is where the runtime lies.
        var besideRuntime = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", Name));
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host) ? host
            : File.Exists(besideRuntime) ? besideRuntime
            : Name;
    }
}
