using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Requires that a JSON object is a notebook that the runner can run; the first broken rule is the error.</summary>
/// <param name="path">Named in errors.</param>
internal sealed class NotebookRules(string path)
{
    private static readonly HashSet<string> CSharpNames = new(["csharp", "c#", ".net-csharp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks the document and reads its cells.</summary>
    /// <exception cref="InvalidInputException">A rule is broken.</exception>
    public List<NotebookCell> ReadCells(JsonObject notebook, bool allowRepeatedIds)
    {
        RequireFormat(notebook);
        RequireCSharp(notebook["metadata"]);
        var cells = notebook["cells"] as JsonArray ?? throw Broken("not a notebook: it has no list of cells");
        foreach (var (index, cell) in cells.Index())
        {
            RequireCell(cell, index + 1);
        }

        var ids = ReadIds(cells, allowRepeatedIds);
        return [.. cells.Select((cell, index) => new NotebookCell(cell!.AsObject(), ids[index]))];
    }

    private void RequireFormat(JsonObject notebook)
    {
        var major = notebook["nbformat"].IntegerOrNull();
        Require(major is not null, "not a notebook: it has no nbformat number");
        Require(
            major == 4,
            $"nbformat {major}; the runner reads nbformat 4; convert it with: jupyter nbconvert --to notebook --nbformat 4 {ThisProgram.Quote(path)}");
        Require(notebook["nbformat_minor"].IntegerOrNull() is not null, "not a notebook: it has no nbformat_minor number");
        Require(notebook["metadata"] is null or JsonObject, "not a notebook: its metadata is not an object");
    }

    /// <summary>The first of these that exists decides: the default kernel, the kernel's language, the kernel's name, the language.</summary>
    private void RequireCSharp(JsonNode? metadata)
    {
        var language =
            metadata.Member("polyglot_notebook", "kernelInfo", "defaultKernelName").TextOrNull()
            ?? metadata.Member("dotnet_interactive", "kernelInfo", "defaultKernelName").TextOrNull()
            ?? metadata.Member("kernelspec", "language").TextOrNull()
            ?? metadata.Member("kernelspec", "name").TextOrNull()
            ?? metadata.Member("language_info", "name").TextOrNull();
        Require(
            language is null or "polyglot-notebook" || CSharpNames.Contains(language),
            $"a notebook of another language ({language}); the runner runs C# notebooks");
    }

    private void RequireCell(JsonNode? cell, int position)
    {
        Require(cell is JsonObject, $"cell {position} is not an object");
        Require(cell.Member("cell_type").TextOrNull() is "code" or "markdown" or "raw", $"cell {position} has no cell_type of code, markdown or raw");
        Require(MultilineText.TryRead(cell.Member("source")) is not null, $"cell {position} has no source text");
        Require(cell.Member("metadata") is null or JsonObject, $"cell {position} has metadata that is not an object");
        Require(
            cell.Member("metadata", "tags") is null || (cell.Member("metadata", "tags") is JsonArray tags && tags.All(tag => tag.TextOrNull() is not null)),
            $"cell {position} has tags that are not a list of strings");
    }

    private string[] ReadIds(JsonArray cells, bool allowRepeatedIds)
    {
        var positions = new Dictionary<string, int>();
        var ids = new string?[cells.Count];
        foreach (var (index, cell) in cells.Index().Where(cell => cell.Item!["id"] is not null))
        {
            var id = cell!["id"].TextOrNull();
            Require(id is { Length: > 0 }, $"cell {index + 1} has an id that is not a string");
            var isFree = positions.TryAdd(id!, index + 1);
            Require(
                isFree || allowRepeatedIds,
                $"cells {positions[id!]} and {index + 1} have the same id, {id}; repair it with: {ThisProgram.CommandLine} format {ThisProgram.Quote(path)}");
            ids[index] = id;
        }

        return [.. ids.Select((id, index) => id ?? FreeId(index + 1, positions))];
    }

    private static string FreeId(int position, Dictionary<string, int> taken)
    {
        var id = $"cell-{position}";
        while (!taken.TryAdd(id, position))
        {
            id += "-new";
        }

        return id;
    }

    private void Require(bool isKept, string problem)
    {
        if (!isKept)
        {
            throw Broken(problem);
        }
    }

    private InvalidInputException Broken(string problem) => new(path, problem);
}
