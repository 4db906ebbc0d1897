using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lecture38.Conformance;

/// <summary>Cells that run one after the other on the same kernel.</summary>
/// <param name="Name">Its name in tests and in the list of differences.</param>
/// <param name="Cells">The cells.</param>
/// <param name="Folder">The folder that relative paths start from.</param>
/// <param name="AsText">True if values are also compared as plain text, for which they are evaluated a second time.</param>
internal sealed partial record CellSequence(string Name, IReadOnlyList<Cell> Cells, string Folder, bool AsText)
{
    public static string Root { get; } = FindRoot();

    /// <summary>The features of C# and of notebooks: each Markdown file is a sequence, each block of C# in it a cell.</summary>
    public static IReadOnlyList<CellSequence> Features { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "tests", "Lecture38.Conformance", "Features"), "*.md").Order(StringComparer.Ordinal).Select(ReadFeature)];

    /// <summary>The notebooks of the course.</summary>
    public static IReadOnlyList<CellSequence> Notebooks { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal).Select(ReadNotebook)];

    private static CellSequence ReadFeature(string path)
    {
        var cells = new List<Cell>();
        foreach (Match match in Block().Matches(File.ReadAllText(path)))
        {
            var name = match.Groups["code"].Value.Split('\n')[^1].Trim();
            var same = cells.Count(cell => cell.Name == name || cell.Name.StartsWith(name + " #", StringComparison.Ordinal));
            cells.Add(new Cell(same == 0 ? name : $"{name} #{same + 1}", match.Groups["code"].Value));
        }
        return new CellSequence(Path.GetFileNameWithoutExtension(path), cells, Path.GetDirectoryName(path)!, AsText: true);
    }

    private static CellSequence ReadNotebook(string path)
    {
        using var notebook = JsonDocument.Parse(File.ReadAllText(path));
        return new CellSequence(
            Path.GetFileNameWithoutExtension(path),
            [
                .. notebook.RootElement.GetProperty("cells").EnumerateArray()
                    .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                    .Select(cell => new Cell(
                        cell.GetProperty("id").GetString()!,
                        string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())))),
            ],
            Path.GetDirectoryName(path)!,
            AsText: false);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lecture38.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }
        return folder;
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

/// <summary>A cell. Its name is its own in the sequence: the id in a notebook, and else its last line.</summary>
internal sealed record Cell(string Name, string Code);
