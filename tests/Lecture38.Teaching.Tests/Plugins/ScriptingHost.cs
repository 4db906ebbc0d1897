using System.Reflection;
using System.Runtime.Loader;

namespace Lecture38.Teaching.Tests;

/// <summary>
/// Loads Lecture38.dll the way the C# scripting of a notebook host does: from its file, into a context that is not the default one,
/// with what lies beside it.
/// </summary>
internal sealed class ScriptingHost(string libraryFolder) : AssemblyLoadContext("scripting host")
{
    internal Assembly Library => LoadFromAssemblyPath(Path.Combine(libraryFolder, "Lecture38.dll"));

    /// <summary>Calls Figures.Timings; a wrapped exception is thrown as it was.</summary>
    internal static object DrawTimings(Assembly library)
    {
        var timing = library.GetType("Lecture38.Timing", throwOnError: true)!;
        var timings = Array.CreateInstance(timing, 1);
        timings.SetValue(Activator.CreateInstance(timing, "uncached", 512e6, null), 0);
        return library.GetType("Lecture38.Figures", throwOnError: true)!.GetMethod("Timings")!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, ["Lookups", timings, null], null)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is "BenchmarkDotNet.Annotations"
            ? LoadFromAssemblyPath(Path.Combine(libraryFolder, assemblyName.Name + ".dll"))
            : null;
}
