using System.Collections.Concurrent;
using Lecture38.Kernel;
using Microsoft.CodeAnalysis;

namespace Lecture38.Runner;

/// <summary>
/// The assemblies against which cells are read: the framework's and those of the course. Each is read once: compilations that share
/// references also share what the compiler learnt of them. Thread-safe.
/// </summary>
internal static class ScriptReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Files = new();

    /// <summary>The folder that holds what notebooks load.</summary>
    public static string Binaries(string root) => Path.Combine(root, "lib", "bin");

    /// <summary>What notebooks of a course load, in the order of their names.</summary>
    public static IReadOnlyList<string> Libraries(string root) => !Directory.Exists(Binaries(root))
        ? []
        : [.. Directory.EnumerateFiles(Binaries(root), "*.dll").Where(IsManaged).Order(StringComparer.Ordinal)];

    /// <summary>The framework and these files, as far as they are there.</summary>
    public static IReadOnlyList<MetadataReference> With(IEnumerable<string> files) =>
        [.. FrameworkReferences.All, .. files.Where(File.Exists).Distinct().Select(path => Files.GetOrAdd(path, file => MetadataReference.CreateFromFile(file)))];

    private static bool IsManaged(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        return image.HasMetadata;
    }
}
