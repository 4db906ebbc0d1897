using System.Reflection;
using System.Runtime.Loader;

namespace Lecture38.Conformance;

/// <summary>Where the real .NET Interactive is loaded, with the versions of everything that it brings, its own Roslyn included.</summary>
internal sealed class OracleContext : AssemblyLoadContext
{
    private const string Project = "Lecture38.Conformance.Oracle";

    private readonly AssemblyDependencyResolver _resolver;

    private OracleContext()
        : base("oracle")
    {
        // Both projects build to bin/CONFIGURATION/FRAMEWORK of their own folders.
        var path = Path.Combine(AppContext.BaseDirectory.Replace("Lecture38.Conformance", Project, StringComparison.Ordinal), Project + ".dll");
        _resolver = new AssemblyDependencyResolver(path);
        // Roslyn loads what a cell needs from the default context if that has it. This makes it the kernel's own copy.
        Default.Resolving += (_, name) => Load(name);
        StartKernel = LoadFromAssemblyPath(path)
            .GetType(Project + ".DotNetInteractive", throwOnError: true)!
            .GetMethod("Start")!
            .CreateDelegate<Func<Func<string, Task<(IReadOnlyList<string> Events, string? ValueAsText)>>>>();
    }

    public static OracleContext Instance { get; } = new();

    /// <summary>Starts a kernel. The function that it returns runs a command, a line of JSON, and gives the kernel's events, and the cell's value as plain text.</summary>
    public Func<Func<string, Task<(IReadOnlyList<string> Events, string? ValueAsText)>>> StartKernel { get; }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
