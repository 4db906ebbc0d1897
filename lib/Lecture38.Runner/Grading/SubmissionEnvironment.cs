using System.Globalization;
using System.Runtime.InteropServices;

namespace Lecture38.Runner;

/// <summary>The environment of a submission's kernel: its .NET installation, and its variables besides those that every kernel gets.</summary>
internal static class SubmissionEnvironment
{
    /// <summary>The .NET installation that runs this program; the runtime is in its <c>shared/Microsoft.NETCore.App/VERSION</c>.</summary>
    public static string DotNetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string DotNetProgram { get; } = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    public static IReadOnlyDictionary<string, string> Variables(string path, string dotnet, string home, string temporary, int seed)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = path,
            ["DOTNET_ROOT"] = dotnet,
            ["HOME"] = home,
            ["TMPDIR"] = temporary,
            ["LANG"] = "C.UTF-8",
            [Exercise.SeedVariable] = seed.ToString(CultureInfo.InvariantCulture),
        };
        if (OperatingSystem.IsWindows())
        {
            environment["USERPROFILE"] = home;
            environment["TEMP"] = environment["TMP"] = temporary;
            environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
        }

        return environment;
    }
}
