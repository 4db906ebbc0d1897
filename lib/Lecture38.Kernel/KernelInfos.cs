using Lecture38.Protocol;
using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>What this process says about its kernels.</summary>
internal static class KernelInfos
{
    private static readonly string Root = $"kernel://pid-{Environment.ProcessId}/";

    public static KernelInfo CSharp { get; } = new(
        "csharp", "csharp - C# Script", Root + "csharp", "C#", CellLanguage.Version, ["c#", "C#"],
        [
            nameof(RequestKernelInfo), nameof(SubmitCode), nameof(RequestCompletions), nameof(RequestHoverText), nameof(RequestSignatureHelp),
            nameof(RequestDiagnostics),
        ]);

    public static IReadOnlyList<KernelInfo> All { get; } =
        [new(".NET", ".NET", Root, null, null, [], [nameof(RequestKernelInfo), nameof(Cancel), nameof(Quit)]), CSharp];

    /// <summary>True for the names under which cells reach the C# kernel: its own, its aliases, and the process's default.</summary>
    public static bool IsCSharp(string name) => name == ".NET" || name == CSharp.LocalName || CSharp.Aliases.Contains(name);
}
