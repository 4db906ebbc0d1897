namespace Lecture38.Runner;

/// <summary>The folder that holds the course: where its notebooks, its library and its kernel are.</summary>
internal static class CourseRoot
{
    /// <summary>
    /// The nearest folder above the runner's own binaries with <c>Lecture38.sln</c>; else the nearest above the current
    /// directory; else the current directory itself.
    /// </summary>
    public static string Find() =>
        FindAbove(AppContext.BaseDirectory) ?? FindAbove(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;

    private static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lecture38.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
