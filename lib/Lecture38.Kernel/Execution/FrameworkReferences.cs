using Microsoft.CodeAnalysis;

namespace Lecture38.Kernel;

/// <summary>The assemblies of the .NET runtime that the kernel runs on: a cell may use any type in them.</summary>
internal static class FrameworkReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } = [.. FindPaths().Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> FindPaths()
    {
        var frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == frameworkFolder && !IsImplementation(Path.GetFileName(path)));
    }

    /// <summary>Public types are reached through the assemblies that forward to these; only the core library has some of its own.</summary>
    private static bool IsImplementation(string name) =>
        name.StartsWith("System.Private.", StringComparison.Ordinal) && name != "System.Private.CoreLib.dll";
}
