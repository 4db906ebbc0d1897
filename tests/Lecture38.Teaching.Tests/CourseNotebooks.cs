using System.Text.Json;

namespace Lecture38.Teaching.Tests;

/// <summary>The notebooks of the course.</summary>
internal static class CourseNotebooks
{
    internal static string Folder { get; } = Path.Combine(CourseFolder.Path, "notebooks");

    internal static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<(string Id, string Source)> CodeCells(string notebook)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, notebook + ".ipynb")));
        return
        [
            .. document.RootElement.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                .Select(cell => (
                    cell.GetProperty("id").GetString()!,
                    string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())))),
        ];
    }
}
