namespace Lecture38.Runner.Tests;

/// <summary>The notebooks of the course.</summary>
internal static class CourseNotebooks
{
    internal static string Folder { get; } = Path.Combine(CourseRoot.Find(), "notebooks");

    internal static IReadOnlyList<string> Files { get; } = [.. Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal)];

    internal static SolutionFiles Solutions { get; } = new(Folder);

    /// <summary>An exercise's wrong answers, and the cause that its check must find for each.</summary>
    internal static IReadOnlyList<(string Cause, string Source)> WrongAnswers(string notebook, string exercise) =>
    [
        .. Directory.GetFiles(Path.Combine(Folder, "wrong-answers", notebook, exercise), "*.cs").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path).TrimEnd('\n'))),
    ];
}
