using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;

namespace Lecture38;

/// <summary>
/// A load context for Lecture38.Plugins and all that it needs: a notebook host's own copies of the same packages, in other
/// versions, are neither used nor disturbed.
/// </summary>
/// <remarks>
/// Three assemblies must be the same on both sides, or their types would not be: Lecture38, this one, for the interfaces, and
/// BenchmarkDotNet.Annotations, whose attributes mark the benchmark classes. A notebook host loads this assembly into a context
/// that is not the default one, so they are handed over as objects rather than looked up by name.
/// </remarks>
internal sealed class PluginLoadContext(string entryAssembly) : AssemblyLoadContext("Lecture38.Plugins")
{
    private static readonly Assembly[] Shared =
        [typeof(Calibration).Assembly, typeof(PluginLoadContext).Assembly, typeof(BenchmarkAttribute).Assembly];

    private readonly AssemblyDependencyResolver _resolver = new(entryAssembly);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Shared.FirstOrDefault(shared => shared.GetName().Name == assemblyName.Name)
        ?? (_resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null);

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
