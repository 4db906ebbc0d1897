namespace Lecture38.Runner.Tests;

/// <summary>The notebooks of the course.</summary>
internal static class CourseNotebooks
{
    internal static string Folder { get; } = Path.Combine(CourseRoot.Find(), "notebooks");

    internal static IReadOnlyList<string> Files { get; } = [.. Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal)];
}
