using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What makes a JSON object a notebook that the runner can run; the first rule that is broken is the error.</summary>
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
        var major = Integer(notebook["nbformat"]);
        Require(major is not null, "not a notebook: it has no nbformat number");
        Require(
            major == 4,
            $"nbformat {major}; the runner reads nbformat 4; convert it with: jupyter nbconvert --to notebook --nbformat 4 {ThisProgram.Quote(path)}");
        Require(Integer(notebook["nbformat_minor"]) is not null, "not a notebook: it has no nbformat_minor number");
        Require(notebook["metadata"] is null or JsonObject, "not a notebook: its metadata is not an object");
    }

    /// <summary>The first of these that exists decides: the default kernel, the kernel's language, its name, the language.</summary>
    private void RequireCSharp(JsonNode? metadata)
    {
        var language =
            Text(At(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName"))
            ?? Text(At(metadata, "dotnet_interactive", "kernelInfo", "defaultKernelName"))
            ?? Text(At(metadata, "kernelspec", "language"))
            ?? Text(At(metadata, "kernelspec", "name"))
            ?? Text(At(metadata, "language_info", "name"));
        Require(
            language is null or "polyglot-notebook" || CSharpNames.Contains(language),
            $"a notebook of another language ({language}); the runner runs C# notebooks");
    }

    private void RequireCell(JsonNode? cell, int position)
    {
        Require(cell is JsonObject, $"cell {position} is not an object");
        Require(Text(At(cell, "cell_type")) is "code" or "markdown" or "raw", $"cell {position} has no cell_type of code, markdown or raw");
        Require(MultilineText.TryRead(At(cell, "source")) is not null, $"cell {position} has no source text");
        Require(At(cell, "metadata") is null or JsonObject, $"cell {position} has metadata that is not an object");
        Require(
            At(cell, "metadata", "tags") is null || (At(cell, "metadata", "tags") is JsonArray tags && tags.All(tag => Text(tag) is not null)),
            $"cell {position} has tags that are not a list of strings");
    }

    private string[] ReadIds(JsonArray cells, bool allowRepeatedIds)
    {
        var positions = new Dictionary<string, int>();
        var ids = new string?[cells.Count];
        foreach (var (index, cell) in cells.Index().Where(cell => cell.Item!["id"] is not null))
        {
            var id = Text(cell!["id"]);
            Require(id is { Length: > 0 }, $"cell {index + 1} has an id that is not a string");
            var isFree = positions.TryAdd(id!, index + 1);
            Require(isFree || allowRepeatedIds, $"cells {positions[id!]} and {index + 1} have the same id, {id}");
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

    private InvalidInputException Broken(string problem) => new(path, problem.ReplaceLineEndings(" "));

    private static JsonNode? At(JsonNode? parent, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            parent = (parent as JsonObject)?[key];
        }

        return parent;
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static int? Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
