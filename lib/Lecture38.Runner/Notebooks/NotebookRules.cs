using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What makes a JSON object a notebook that the runner can run; the first rule that is broken is the error.</summary>
internal static class NotebookRules
{
    private static readonly HashSet<string> CSharpNames = new(["csharp", "c#", ".net-csharp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks the document and reads its cells.</summary>
    /// <exception cref="InvalidInputException">A rule is broken.</exception>
    public static List<NotebookCell> ReadCells(string path, JsonObject notebook, bool allowRepeatedIds)
    {
        RequireFormat(path, notebook);
        RequireCSharp(path, notebook);
        if (notebook["cells"] is not JsonArray cells)
        {
            throw new InvalidInputException(path, "not a notebook: it has no list of cells");
        }

        for (var index = 0; index < cells.Count; index++)
        {
            RequireCell(path, cells[index], index + 1);
        }

        var ids = ReadIds(path, cells, allowRepeatedIds);
        return [.. cells.Select((cell, index) => new NotebookCell(cell!.AsObject(), ids[index]))];
    }

    private static void RequireFormat(string path, JsonObject notebook)
    {
        if (AsInteger(notebook["nbformat"]) is not { } major)
        {
            throw new InvalidInputException(path, "not a notebook: it has no nbformat number");
        }

        if (major != 4)
        {
            throw new InvalidInputException(path, $"nbformat {major}; the runner reads nbformat 4; convert it with: jupyter nbconvert --to notebook --nbformat 4 {ThisProgram.Quote(path)}");
        }

        if (AsInteger(notebook["nbformat_minor"]) is null)
        {
            throw new InvalidInputException(path, "not a notebook: it has no nbformat_minor number");
        }

        if (notebook["metadata"] is not (null or JsonObject))
        {
            throw new InvalidInputException(path, "not a notebook: its metadata are not an object");
        }
    }

    /// <summary>The first of these that is there decides: the default kernel, the kernel's language, its name, the language.</summary>
    private static void RequireCSharp(string path, JsonObject notebook)
    {
        var metadata = notebook["metadata"];
        var language =
            AsText(At(At(At(metadata, "polyglot_notebook"), "kernelInfo"), "defaultKernelName"))
            ?? AsText(At(At(At(metadata, "dotnet_interactive"), "kernelInfo"), "defaultKernelName"))
            ?? AsText(At(At(metadata, "kernelspec"), "language"))
            ?? AsText(At(At(metadata, "kernelspec"), "name"))
            ?? AsText(At(At(metadata, "language_info"), "name"));
        if (language is not (null or "polyglot-notebook") && !CSharpNames.Contains(language))
        {
            throw new InvalidInputException(path, $"a notebook of another language ({OneLine.Of(language)}); the runner runs C# notebooks");
        }
    }

    private static void RequireCell(string path, JsonNode? cell, int position)
    {
        if (cell is not JsonObject members)
        {
            throw new InvalidInputException(path, $"cell {position} is not an object");
        }

        if (AsText(members["cell_type"]) is not ("code" or "markdown" or "raw"))
        {
            throw new InvalidInputException(path, $"cell {position} has no cell_type of code, markdown or raw");
        }

        if (MultilineText.TryRead(members["source"]) is null)
        {
            throw new InvalidInputException(path, $"cell {position} has no source text");
        }

        if (members["metadata"] is not (null or JsonObject))
        {
            throw new InvalidInputException(path, $"cell {position} has metadata that are not an object");
        }

        if (At(members["metadata"], "tags") is { } tags && !(tags is JsonArray list && list.All(tag => AsText(tag) is not null)))
        {
            throw new InvalidInputException(path, $"cell {position} has tags that are not a list of strings");
        }
    }

    private static string[] ReadIds(string path, JsonArray cells, bool allowRepeatedIds)
    {
        var positions = new Dictionary<string, int>();
        var ids = new string?[cells.Count];
        for (var index = 0; index < cells.Count; index++)
        {
            if (cells[index]!["id"] is not { } id)
            {
                continue;
            }

            ids[index] = AsText(id) is { Length: > 0 } text
                ? text
                : throw new InvalidInputException(path, $"cell {index + 1} has an id that is not a string");
            if (!positions.TryAdd(text, index + 1) && !allowRepeatedIds)
            {
                throw new InvalidInputException(path, $"cells {positions[text]} and {index + 1} have the same id, {OneLine.Of(text)}");
            }
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

    private static JsonNode? At(JsonNode? parent, string key) => (parent as JsonObject)?[key];

    private static string? AsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static int? AsInteger(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
