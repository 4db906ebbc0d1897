using System.Reflection;

namespace Lecture38;

/// <summary>Makes the classes of Lecture38.Plugins, which this assembly knows only by their interfaces. Thread-safe.</summary>
internal static class PluginLoader
{
    private const string AssemblyName = "Lecture38.Plugins";

    // Publication only: the other modes keep a failure, so that a cell would fail on after the missing folder has been built.
    private static readonly Lazy<Assembly> Implementation =
        new(() => Load(LibraryFolder.Path), LazyThreadSafetyMode.PublicationOnly);

    private static readonly Lazy<IChartRenderer> LazyCharts =
        new(() => Create<IChartRenderer>("PlotlyChartRenderer"), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The one chart renderer: it has no state.</summary>
    internal static IChartRenderer Charts => LazyCharts.Value;

    /// <summary>Makes an instance of the class <paramref name="typeName"/> of Lecture38.Plugins.</summary>
    /// <exception cref="InvalidOperationException">The folder <c>plugins</c> beside Lecture38.Teaching.dll is missing.</exception>
    internal static T Create<T>(string typeName, params object[] arguments) =>
        (T)Activator.CreateInstance(
            Implementation.Value.GetType($"{AssemblyName}.{typeName}", throwOnError: true)!,
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions,
            binder: null,
            arguments,
            culture: null)!;

    /// <summary>Loads Lecture38.Plugins from its folder in <paramref name="libraryFolder"/>.</summary>
    internal static Assembly Load(string libraryFolder)
    {
        var path = Path.Combine(libraryFolder, LibraryFolder.Plugins, AssemblyName + ".dll");
        return File.Exists(path)
            ? new PluginLoadContext(path).LoadFromAssemblyPath(path)
            : throw new InvalidOperationException($"{path} is missing: build the solution with dotnet build.");
    }
}
