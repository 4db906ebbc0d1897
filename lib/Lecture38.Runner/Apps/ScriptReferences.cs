using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Lecture38.Runner;

/// <summary>The assemblies against which cells are read: the framework's and those of the course.</summary>
internal static class ScriptReferences
{
    /// <summary>The folder that holds what notebooks load.</summary>
    public static string Binaries(string root) => Path.Combine(root, "lib", "bin");

    public static IReadOnlyList<MetadataReference> Of(string root) =>
        [.. Libraries(RuntimeEnvironment.GetRuntimeDirectory()).Concat(Libraries(Binaries(root))).Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Libraries(string folder) =>
        !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal);

    private static bool IsManaged(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        return image.HasMetadata;
    }
}
