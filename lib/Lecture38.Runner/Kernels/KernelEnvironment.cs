namespace Lecture38.Runner;

/// <summary>What every kernel finds in its environment, so that a notebook shows the same on every machine.</summary>
internal static class KernelEnvironment
{
    /// <summary>Numbers and dates in the invariant culture, messages in English, no telemetry and no banner.</summary>
    public static void Apply(IDictionary<string, string?> environment)
    {
        environment["LC_ALL"] = "C.UTF-8";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        if (OperatingSystem.IsWindows())
        {
            environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
            environment["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "0";
        }
    }
}
