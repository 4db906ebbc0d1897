using System.Globalization;
using System.Reflection;

namespace Lecture38;

/// <summary>Tells which build of the course's library a notebook has loaded. Thread-safe.</summary>
public static class Course
{
    private static readonly string[] Files = [typeof(LruCache<,>).Assembly.Location, typeof(Course).Assembly.Location];

    private static readonly DateTime Built = LastBuild();

    /// <summary>
    /// The version and the build of the library. A kernel keeps the library that it has loaded: after a later build, this says that the
    /// kernel must be restarted.
    /// </summary>
    public static string Loaded
    {
        get
        {
            var version = typeof(Course).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            var loaded = string.Create(CultureInfo.InvariantCulture, $"Library of Lecture 38, version {version}, built {Built:yyyy-MM-dd HH:mm:ss}");
            return LastBuild() == Built ? loaded : $"{loaded}. It has been built again since: restart the kernel to load the new build.";
        }
    }

    private static DateTime LastBuild() => Files.Max(File.GetLastWriteTime);
}
