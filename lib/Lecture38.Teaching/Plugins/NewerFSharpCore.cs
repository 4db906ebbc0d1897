using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Lecture38;

/// <summary>
/// Lets a notebook use Plotly.NET in a host that has an FSharp.Core of its own. .NET Interactive brings version 10.0, and the runtime
/// never replaces what a host brings; Plotly.NET 6 needs 10.1. When the newer version is asked for, it comes from the NuGet package that
/// was restored with Plotly.NET, in a load context of its own.
/// </summary>
internal static class NewerFSharpCore
{
    private const string FSharpCore = "FSharp.Core";

    /// <summary>Refers to an older FSharp.Core, so it would get the host's, but exchanges F# lists with Plotly.NET.</summary>
    private const string ViewEngine = "Giraffe.ViewEngine";

    private static readonly Lock Gate = new();
    private static LoadContext? _context;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook loads the library with #r alone: nothing else runs before its cells.")]
    internal static void Register()
    {
        if (HostBrings(FSharpCore))
        {
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    private static bool HostBrings(string assembly) =>
        AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is string paths
        && paths.Split(Path.PathSeparator).Any(path => Path.GetFileNameWithoutExtension(path.AsSpan()) is var name && name.SequenceEqual(assembly));

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not (FSharpCore or ViewEngine))
        {
            return null;
        }
        lock (Gate)
        {
            var packages = _context is null ? FindPackages() : null;
            if (packages is not null && FindAssembly(packages, FSharpCore, name.Name == FSharpCore ? name.Version! : new Version(10, 1)) is { } core)
            {
                _context = new LoadContext(packages, core);
            }
            return _context?.TryLoad(name);
        }
    }

    /// <summary>NuGet's folder, found by an assembly that was loaded from it: <c>id/version/lib/framework/name.dll</c>.</summary>
    private static string? FindPackages() => AssemblyLoadContext.All
        .SelectMany(context => context.Assemblies)
        .Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0)
        .Select(assembly => Path.GetFullPath(Path.Combine(assembly.Location, "..", "..", "..", "..", "..")))
        .Distinct()
        .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, FSharpCore.ToLowerInvariant())));

    /// <summary>The lowest version that will do, as NuGet chooses.</summary>
    private static string? FindAssembly(string packages, string assembly, Version lowest) =>
        Directory.EnumerateFiles(Path.Combine(packages, assembly.ToLowerInvariant()), assembly + ".dll", SearchOption.AllDirectories)
            .Select(path => (Path: path, AssemblyName.GetAssemblyName(path).Version))
            .Where(found => found.Version >= lowest)
            .OrderBy(found => found.Version)
            .Select(found => found.Path)
            .FirstOrDefault();

    private sealed class LoadContext(string packages, string core) : AssemblyLoadContext(nameof(NewerFSharpCore))
    {
        public Assembly? TryLoad(AssemblyName name) =>
            name.Name == FSharpCore ? LoadFromAssemblyPath(core)
            : FindAssembly(packages, ViewEngine, name.Version!) is { } path ? LoadFromAssemblyPath(path)
            : null;

        protected override Assembly? Load(AssemblyName name) => name.Name == FSharpCore ? LoadFromAssemblyPath(core) : null;
    }
}
