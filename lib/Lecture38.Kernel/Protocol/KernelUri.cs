namespace Lecture38.Kernel;

/// <summary>How the protocol names this process and its C# kernel.</summary>
internal static class KernelUri
{
    public static string Root { get; } = $"kernel://pid-{Environment.ProcessId}/";

    public static string CSharp { get; } = Root + "csharp";
}
