using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>
/// Loads the assemblies of packages, by name, because NuGet has decided on the versions. They may differ in version from the
/// kernel's own assemblies; those of the framework are shared.
/// </summary>
internal sealed class PackageLoadContext : AssemblyLoadContext
{
    private readonly ConcurrentDictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _nativeLibraries = new(StringComparer.OrdinalIgnoreCase);

    public PackageLoadContext()
        : base("packages")
    {
    }

    /// <summary>Makes libraries findable and loads the managed ones.</summary>
    /// <exception cref="PackageException">One of them cannot be loaded.</exception>
    public IReadOnlyList<Assembly> Add(IReadOnlyList<string> assemblies, IReadOnlyList<string> nativeLibraries)
    {
        foreach (var path in assemblies)
        {
            _assemblies.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }
        foreach (var path in nativeLibraries)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            _nativeLibraries[Path.GetFileName(path)] = path;
            _nativeLibraries[name] = path;
            _nativeLibraries[name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name] = path;
        }
        try
        {
            return [.. assemblies.Select(LoadFromAssemblyPath)];
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw new PackageException(exception.Message);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _assemblies.TryGetValue(assemblyName.Name!, out var path) ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _nativeLibraries.TryGetValue(unmanagedDllName, out var path) ? NativeLibrary.Load(path) : 0;
}
