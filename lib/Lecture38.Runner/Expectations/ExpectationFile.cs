using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What a notebook's cells have to show, by cell id: <c>expected/NAME.json</c> beside the notebook.</summary>
internal sealed class ExpectationFile
{
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

    /// <summary>False if there is no file yet.</summary>
    public bool Exists { get; }

    internal IReadOnlyDictionary<string, CellExpectation> Cells => _cells;

    /// <summary>Reads a notebook's file; a missing one is empty.</summary>
    /// <exception cref="InvalidInputException">The file is malformed.</exception>
    public static ExpectationFile For(NotebookDocument notebook)
    {
        var folder = System.IO.Path.GetDirectoryName(notebook.Path) ?? "";
        var path = System.IO.Path.Combine(folder, NotebookPaths.ExpectationsFolder, notebook.Name + ".json");
        return File.Exists(path) ? Parse(StrictJson.ReadObject(path), path) : new ExpectationFile(path, [], exists: false);
    }

    /// <summary>Reads a file's object; <paramref name="path"/> is only named in errors.</summary>
    /// <exception cref="InvalidInputException">The object is malformed.</exception>
    public static ExpectationFile Parse(JsonObject json, string path)
    {
        try
        {
            var root = new ExpectationJson(json, "the file");
            root.RequireKnownKeys("cells");
            var cells = new ExpectationJson(root["cells"].AsObject(), "cells");
            return new ExpectationFile(path, cells.Members(CellExpectation.Read), exists: true);
        }
        catch (FormatException error)
        {
            throw new InvalidInputException(path, error.Message);
        }
    }

    /// <summary>The file after a run: cells in the notebook's order, comparators kept, everything exact replaced by the actual output.</summary>
    /// <param name="outputs">What its cells showed, by id; any other cell keeps its entry.</param>
    /// <param name="failing">Receives a line for each comparator that does not match.</param>
    public ExpectationFile UpdateFrom(
        NotebookDocument notebook, IReadOnlyDictionary<string, IReadOnlyList<CellOutput>> outputs, Action<string> failing)
    {
        var updated = new OrderedDictionary<string, CellExpectation>();
        foreach (var id in notebook.CodeCells.Where(NotebookExpectations.IsChecked).Select(cell => cell.Id))
        {
            if (outputs.TryGetValue(id, out var shown))
            {
                updated[id] = _cells.GetValueOrDefault(id, CellExpectation.Nothing).UpdateFrom(shown, line => failing($"cell {id}: {line}"));
            }
            else if (_cells.TryGetValue(id, out var expectation))
            {
                updated[id] = expectation;
            }
        }

        return new ExpectationFile(Path, updated, exists: true);
    }

    public string ToText() => new JsonObject { ["cells"] = ExpectationJson.Write(_cells, cell => cell.ToJson()) }.ToJsonString(Indented) + "\n";
}
