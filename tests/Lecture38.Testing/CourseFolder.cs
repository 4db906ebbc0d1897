namespace Lecture38.Testing;

/// <summary>The folder that holds the whole course.</summary>
public static class CourseFolder
{
    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No folder above the tests holds Lecture38.sln.")
        : File.Exists(System.IO.Path.Combine(folder.FullName, "Lecture38.sln")) ? folder.FullName
        : Find(folder.Parent);
}
