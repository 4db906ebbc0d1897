using System.Globalization;
using System.Reflection;

namespace Lecture38;

/// <summary>Tells which build of the course's library a notebook has loaded. Thread-safe.</summary>
public static class Course
{
    /// <summary>None if a host has loaded the library from memory.</summary>
    private static readonly string[] Files = [.. new[] { typeof(LruCache<,>), typeof(Course) }.Select(type => type.Assembly.Location).Where(File.Exists)];

    private static readonly DateTime? Built = LastBuild();

    /// <summary>
    /// The version and the build of the library. A kernel keeps the library that it has loaded: after a later build, this says that the
    /// kernel must be restarted.
    /// </summary>
    public static string Loaded
    {
        get
        {
            var version = typeof(Course).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            var build = Built is { } time ? time.ToString("', built 'yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
            var loaded = $"Library of Lecture 38, version {version}{build}";
            return LastBuild() == Built ? loaded : $"{loaded}. It has been built again since: restart the kernel to load the new build.";
        }
    }

    private static DateTime? LastBuild() => Files.Max(file => (DateTime?)File.GetLastWriteTime(file));
}
