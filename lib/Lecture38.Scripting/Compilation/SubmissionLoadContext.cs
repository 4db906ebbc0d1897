using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Lecture38.Scripting;

/// <summary>Where compiled cells and the libraries that they reference are loaded: one assembly a name, the first that was asked for.</summary>
internal sealed class SubmissionLoadContext : AssemblyLoadContext
{
    private readonly ConcurrentDictionary<string, Assembly> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    public SubmissionLoadContext()
        : base("cells") =>
        // Only what the runtime does not have itself is looked for beside the libraries.
        Resolving += (_, name) => FindBesideFiles(name) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <summary>Loads a compiled cell.</summary>
    public Assembly Load(string name, Stream image) => _assemblies[name] = LoadFromStream(image);

    /// <summary>Makes an assembly of another context available.</summary>
    public void Add(Assembly assembly) => _assemblies.TryAdd(assembly.GetName().Name!, assembly);

    /// <summary>Makes a library available. It is loaded when the first code that needs it runs.</summary>
    public void AddFile(string path)
    {
        try
        {
            _files.TryAdd(AssemblyName.GetAssemblyName(path).Name!, path);
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException)
        {
            // Not an assembly: the compiler says so.
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _assemblies.TryGetValue(assemblyName.Name!, out var assembly) ? assembly
        : _files.TryGetValue(assemblyName.Name!, out var path) ? LoadFromAssemblyPath(path)
        : null;

    private string? FindBesideFiles(AssemblyName name) => _files.Values
        .Select(file => Path.Combine(Path.GetDirectoryName(file)!, name.Name + ".dll"))
        .FirstOrDefault(File.Exists);
}
