using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lecture38.Kernel;

/// <summary>
/// NuGet's answers, one file for each request, so that the same request starts no process again. Kernels share it, so each file
/// is renamed into place.
/// </summary>
internal static class PackageCache
{
    /// <summary>How long an answer to "the newest version" is valid.</summary>
    private static readonly TimeSpan NewestLifetime = TimeSpan.FromDays(1);

    private static readonly string Folder = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "Lecture38.Kernel", "packages");

    /// <summary>The answer to a request; null if there is none, or some of its files are gone.</summary>
    public static ResolvedPackages? Find(string request)
    {
        var path = PathOf(request);
        try
        {
            if (request.Contains('*') && File.GetLastWriteTimeUtc(path) < DateTime.UtcNow - NewestLifetime)
            {
                return null;
            }
            var found = JsonSerializer.Deserialize(File.ReadAllText(path), ResolvedPackagesJson.Default.ResolvedPackages);
            return found?.StillExists() == true ? found : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Stores an answer. If the cache cannot be written, the next request takes longer.</summary>
    public static void Store(string request, ResolvedPackages answer)
    {
        var path = PathOf(request);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(temporary, JsonSerializer.Serialize(answer, ResolvedPackagesJson.Default.ResolvedPackages));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
        }
    }

    private static string PathOf(string request) =>
        Path.Combine(Folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))[..32] + ".json");
}

/// <summary>The files that a request resolves to.</summary>
/// <param name="Assemblies">Managed assemblies, those of dependencies included.</param>
/// <param name="NativeLibraries">Native libraries for this machine.</param>
internal sealed record ResolvedPackages(IReadOnlyList<ResolvedFile> Assemblies, IReadOnlyList<ResolvedFile> NativeLibraries)
{
    /// <summary>The version that NuGet chose for a package; null if it brought no file.</summary>
    public string? VersionOf(string package) => Assemblies.Concat(NativeLibraries)
        .FirstOrDefault(file => file.Package.Equals(package, StringComparison.OrdinalIgnoreCase))?.Version;

    /// <summary>False if the package folder was cleaned in the meantime.</summary>
    public bool StillExists() => Assemblies.Concat(NativeLibraries).All(file => File.Exists(file.Path));
}

/// <summary>A file and the package that it comes from.</summary>
internal sealed record ResolvedFile(string Path, string Package, string Version);

/// <summary>Reads the files of the cache without reflection.</summary>
[JsonSerializable(typeof(ResolvedPackages))]
internal sealed partial class ResolvedPackagesJson : JsonSerializerContext;
