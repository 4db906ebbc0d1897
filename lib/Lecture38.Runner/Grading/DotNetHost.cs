using System.Runtime.InteropServices;

namespace Lecture38.Runner;

/// <summary>The .NET installation that runs this program, and will run the kernels.</summary>
internal static class DotNetHost
{
    /// <summary>The folder of the installation: the runtime's own is <c>shared/Microsoft.NETCore.App/VERSION</c> in it.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The program's name in the folder.</summary>
    public static string Program { get; } = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
}
