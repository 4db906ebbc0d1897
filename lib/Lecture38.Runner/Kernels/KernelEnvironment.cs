using System.Globalization;

namespace Lecture38.Runner;

/// <summary>What every kernel finds in its environment, so that a notebook shows the same on every machine.</summary>
internal static class KernelEnvironment
{
    /// <summary>
    /// How far above the memory limit the runtime itself refuses memory: far enough that the runner's own watch, whose verdict is
    /// the clearer one, comes first; near enough to save the machine where a cell fills memory faster than the watch looks.
    /// </summary>
    private const double HeapHeadroom = 1.5;

    /// <summary>Numbers and dates in the invariant culture, messages in English, no telemetry, no banner, no debugger's pipes, and a bounded heap.</summary>
    public static void Apply(IDictionary<string, string?> environment, ByteSize memoryLimit)
    {
        environment["DOTNET_GCHeapHardLimit"] = ((long)Math.Min(memoryLimit.Bytes * HeapHeadroom, long.MaxValue)).ToString("X", CultureInfo.InvariantCulture);
        environment["LC_ALL"] = "C.UTF-8";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";

        // Else each kernel that is killed leaves the pipes for a debugger in the temporary folder.
        environment["DOTNET_EnableDiagnostics"] = "0";
        if (OperatingSystem.IsWindows())
        {
            environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
            environment["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "0";
        }
    }
}
