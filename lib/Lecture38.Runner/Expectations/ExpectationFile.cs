using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What a notebook's cells have to show, by cell id: <c>expected/NAME.json</c> beside the notebook.</summary>
public sealed class ExpectationFile
{
    /// <summary>The folder beside the notebooks that holds their expectations.</summary>
    public const string FolderName = "expected";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OrderedDictionary<string, CellExpectation> _cells;

    private ExpectationFile(string path, OrderedDictionary<string, CellExpectation> cells, bool exists)
    {
        Path = path;
        _cells = cells;
        Exists = exists;
    }

    /// <summary>Where the file is, or would be.</summary>
    public string Path { get; }

    /// <summary>False where there is no file yet.</summary>
    public bool Exists { get; }

    internal IReadOnlyDictionary<string, CellExpectation> Cells => _cells;

    /// <summary>Reads the file that belongs to a notebook; a missing one is empty.</summary>
    /// <exception cref="InvalidInputException">The file is there but malformed.</exception>
    public static ExpectationFile For(NotebookDocument notebook)
    {
        var folder = System.IO.Path.GetDirectoryName(notebook.Path) ?? "";
        var path = System.IO.Path.Combine(folder, FolderName, notebook.Name + ".json");
        return File.Exists(path) ? Parse(StrictJson.ReadObject(path), path) : new ExpectationFile(path, [], exists: false);
    }

    /// <summary>Reads a file's object; <paramref name="path"/> is only named.</summary>
    /// <exception cref="InvalidInputException">It is malformed.</exception>
    public static ExpectationFile Parse(JsonObject json, string path)
    {
        try
        {
            var root = new ExpectationJson(json, "the file");
            root.RequireKnownKeys("cells");
            var entries = new ExpectationJson(root["cells"].AsObject(), "cells");
            var cells = new OrderedDictionary<string, CellExpectation>();
            foreach (var id in entries.Keys)
            {
                cells[id] = CellExpectation.Read(entries[id]);
            }

            return new ExpectationFile(path, cells, exists: true);
        }
        catch (FormatException error)
        {
            throw new InvalidInputException(path, error.Message);
        }
    }

    /// <summary>The file after a run: the cells in the notebook's order, comparators kept, everything exact replaced by what was shown.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="outputs">What its cells showed, by id; cells that are not in it keep their entry.</param>
    /// <param name="failing">Takes a line for each comparator that stays but does not hold.</param>
    public ExpectationFile UpdateFrom(
        NotebookDocument notebook, IReadOnlyDictionary<string, IReadOnlyList<CellOutput>> outputs, Action<string> failing)
    {
        var updated = new OrderedDictionary<string, CellExpectation>();
        foreach (var cell in notebook.CodeCells.Where(NotebookExpectations.IsChecked))
        {
            var expectation = _cells.GetValueOrDefault(cell.Id);
            if (outputs.TryGetValue(cell.Id, out var shown))
            {
                updated[cell.Id] = (expectation ?? CellExpectation.Nothing).UpdateFrom(shown, line => failing($"cell {cell.Id}: {line}"));
            }
            else if (expectation is not null)
            {
                updated[cell.Id] = expectation;
            }
        }

        return new ExpectationFile(Path, updated, exists: true);
    }

    /// <summary>The file's text.</summary>
    public string ToText()
    {
        var cells = _cells.Select(cell => KeyValuePair.Create(cell.Key, (JsonNode?)cell.Value.ToJson()));
        return new JsonObject { ["cells"] = new JsonObject(cells) }.ToJsonString(Indented) + "\n";
    }
}
