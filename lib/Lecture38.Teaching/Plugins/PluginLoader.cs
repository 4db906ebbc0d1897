using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;

namespace Lecture38;

/// <summary>
/// Creates the classes of Lecture38.Plugins, which this assembly knows only by their interfaces. They and their packages load into a
/// separate context, so that they never conflict with a notebook host's versions of the same packages. Thread-safe.
/// </summary>
internal static class PluginLoader
{
    private const string AssemblyName = "Lecture38.Plugins";

    // The other modes keep a failure, so a cell would fail even after the missing folder has been built.
    private static readonly Lazy<Assembly> Plugins =
        new(() => Load(typeof(PluginLoader).Assembly.Location), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Creates an instance of the class <paramref name="typeName"/> of Lecture38.Plugins.</summary>
    /// <exception cref="InvalidOperationException">The folder <c>plugins</c> beside Lecture38.Teaching.dll is missing.</exception>
    internal static T Create<T>(string typeName, params object[] arguments) =>
        (T)Activator.CreateInstance(
            Plugins.Value.GetType($"{AssemblyName}.{typeName}", throwOnError: true)!,
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions,
            binder: null,
            arguments,
            culture: null)!;

    /// <summary>Loads Lecture38.Plugins from the folder <c>plugins</c> beside <paramref name="library"/>, this assembly's file.</summary>
    internal static Assembly Load(string library)
    {
        if (library.Length == 0)
        {
            throw new InvalidOperationException(
                "Lecture38.Teaching.dll was loaded without a file; load it with #r and its path, so that it finds the files beside it.");
        }

        var path = Path.Combine(Path.GetDirectoryName(library)!, "plugins", AssemblyName + ".dll");
        return File.Exists(path)
            ? new LoadContext(path).LoadFromAssemblyPath(path)
            : throw new InvalidOperationException($"{path} is missing: run dotnet build notebooks in the course folder, then restart the kernel.");
    }

    private sealed class LoadContext(string entryAssembly) : AssemblyLoadContext(AssemblyName)
    {
        // Both sides need the same types. A notebook host does not load this assembly into the default context, so these cannot be
        // looked up by name.
        private static readonly Assembly[] Shared =
            [typeof(Calibration).Assembly, typeof(PluginLoader).Assembly, typeof(BenchmarkAttribute).Assembly];

        private readonly AssemblyDependencyResolver _resolver = new(entryAssembly);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            Shared.FirstOrDefault(shared => shared.GetName().Name == assemblyName.Name)
            ?? (_resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null);

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
