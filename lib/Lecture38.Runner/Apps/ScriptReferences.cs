using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Lecture38.Runner;

/// <summary>The assemblies against which cells are read: the framework's and those of the course.</summary>
internal static class ScriptReferences
{
    /// <summary>Read once: compilations that share references also share what the compiler learnt of them.</summary>
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Framework = new(() => In(RuntimeEnvironment.GetRuntimeDirectory()));

    /// <summary>The folder that holds what notebooks load.</summary>
    public static string Binaries(string root) => Path.Combine(root, "lib", "bin");

    public static IReadOnlyList<MetadataReference> Of(string root) => [.. Framework.Value, .. In(Binaries(root))];

    private static IReadOnlyList<MetadataReference> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    private static bool IsManaged(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        return image.HasMetadata;
    }
}
