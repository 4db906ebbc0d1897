using System.Reflection;
using System.Runtime.Loader;

namespace Lecture38.Tests.Isolation;

/// <summary>
/// Loads Lecture38.dll the way the C# scripting of a notebook host does: from its file, into a context that is not the default one,
/// with what lies beside it.
/// </summary>
internal sealed class ScriptingHost() : AssemblyLoadContext("scripting host")
{
    internal Assembly Library => LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Lecture38.dll"));

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is "BenchmarkDotNet.Annotations"
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
            : null;
}
