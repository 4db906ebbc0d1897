using System.Globalization;

namespace Lecture38.Runner;

/// <summary>The environment variables of every kernel, so that a notebook shows the same on every machine.</summary>
internal static class KernelEnvironment
{
    /// <summary>
    /// The runtime's own limit, relative to the memory limit: high enough that the runner, whose message is clearer, usually acts
    /// first; low enough to protect the machine from a cell that allocates faster than the runner measures.
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

        // Otherwise every killed kernel leaves a debugger's pipes in the temporary folder.
        environment["DOTNET_EnableDiagnostics"] = "0";
        if (OperatingSystem.IsWindows())
        {
            environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
            environment["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "0";
        }
    }
}
