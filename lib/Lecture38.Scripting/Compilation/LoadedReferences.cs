using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Lecture38.Scripting;

/// <summary>References to assemblies in memory. They need no file.</summary>
public static class LoadedReferences
{
    /// <summary>A reference to a loaded assembly, on the metadata that the runtime itself uses. The assembly must stay loaded.</summary>
    /// <param name="assembly">An assembly that was not emitted with Reflection.Emit.</param>
    /// <exception cref="NotSupportedException">The runtime has no metadata for the assembly.</exception>
    public static unsafe PortableExecutableReference Of(Assembly assembly) => assembly.TryGetRawMetadata(out var metadata, out var length)
        ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length)).GetReference(display: assembly.GetName().Name)
        : throw new NotSupportedException($"{assembly.GetName().Name} has no metadata.");
}
