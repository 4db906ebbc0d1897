using System.IO.MemoryMappedFiles;
using Microsoft.CodeAnalysis;

namespace Lecture38.Kernel;

/// <summary>The assemblies of the .NET runtime that this program runs on: a cell may use any type in them.</summary>
/// <remarks>
/// They are mapped, not read: the compiler touches a small part of their metadata (measured at the first cell: 144 MB in place of
/// 191 MB).
/// </remarks>
internal static class FrameworkReferences
{
    /// <summary>The compiler reads the mapped memory as long as the process lives.</summary>
    private static readonly List<MemoryMappedViewAccessor> Views = [];

    public static IReadOnlyList<MetadataReference> Map()
    {
        var frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == frameworkFolder)
            .Select(Map)];
    }

    private static unsafe PortableExecutableReference Map(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(offset: 0, size: 0, MemoryMappedFileAccess.Read);
        Views.Add(view);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var module = ModuleMetadata.CreateFromImage((nint)start, (int)new FileInfo(path).Length);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }
}
