using System.Reflection;

namespace Lecture38;

/// <summary>The folder that holds what Lecture38.Teaching.dll needs beside it: lib/bin of the course.</summary>
internal static class LibraryFolder
{
    /// <summary>The folder of what Lecture38.Teaching.dll loads by itself, below the library's.</summary>
    internal const string Plugins = "plugins";

    /// <summary>
    /// The full path of the folder that Lecture38.Teaching.dll was loaded from; where that is a copy without what belongs beside it, as an
    /// app that references the project has one, of the folder that it was built to.
    /// </summary>
    /// <exception cref="InvalidOperationException">The assembly was loaded from memory.</exception>
    internal static string Path => Find(typeof(LibraryFolder).Assembly.Location, Built());

    /// <summary>Chooses between the place where the assembly lies and the one where it was built.</summary>
    internal static string Find(string location, string? built)
    {
        if (location.Length == 0)
        {
            throw new InvalidOperationException(
                "Lecture38.Teaching.dll was loaded without a file; load it with #r and its path, so that it finds the files beside it.");
        }

        var own = System.IO.Path.GetDirectoryName(location)!;
        return HasPlugins(own) || built is null || !HasPlugins(built) ? own : built;
    }

    private static bool HasPlugins(string folder) => Directory.Exists(System.IO.Path.Combine(folder, Plugins));

    private static string? Built() => typeof(LibraryFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "CourseBinaries")?.Value;
}
