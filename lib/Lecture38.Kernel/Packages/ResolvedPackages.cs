using System.Text.Json.Serialization;

namespace Lecture38.Kernel;

/// <summary>What NuGet made of a request.</summary>
/// <param name="Assemblies">Managed assemblies, those of dependencies included.</param>
/// <param name="NativeLibraries">Native libraries for this machine.</param>
internal sealed record ResolvedPackages(IReadOnlyList<ResolvedFile> Assemblies, IReadOnlyList<ResolvedFile> NativeLibraries)
{
    /// <summary>The version that NuGet chose for a package; null if it brought no file.</summary>
    public string? VersionOf(string package) => Assemblies.Concat(NativeLibraries)
        .FirstOrDefault(file => file.Package.Equals(package, StringComparison.OrdinalIgnoreCase))?.Version;

    /// <summary>False when somebody has cleaned the package folder since.</summary>
    public bool StillExists() => Assemblies.Concat(NativeLibraries).All(file => File.Exists(file.Path));
}

/// <summary>A file and the package that it comes from.</summary>
internal sealed record ResolvedFile(string Path, string Package, string Version);

/// <summary>Makes the cache's files readable without reflection.</summary>
[JsonSerializable(typeof(ResolvedPackages))]
internal sealed partial class ResolvedPackagesJson : JsonSerializerContext;
