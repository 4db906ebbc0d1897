using System.Text.Json;

namespace Lecture38.Scripting;

/// <summary>The code of a file that <c>#!import</c> names: the cells of a notebook, or a script.</summary>
internal static class ImportedFile
{
    /// <summary>The code cells of the file.</summary>
    /// <exception cref="FormatException">The file cannot be imported; the message says why.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<string> Read(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".cs" or ".csx" => [File.ReadAllText(path).ReplaceLineEndings("\n")],
        ".ipynb" => ReadNotebook(path),
        var other => throw new FormatException($"files of type '{other}' cannot be imported; .ipynb, .cs and .csx can"),
    };

    private static List<string> ReadNotebook(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return [.. document.RootElement.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                .Select(ReadCell)];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"it is not a notebook: {exception.Message}");
        }
    }

    private static string ReadCell(JsonElement cell)
    {
        var language = Text(cell, "metadata", "polyglot_notebook", "kernelName") ?? Text(cell, "metadata", "dotnet_interactive", "language");
        if (language is not (null or "csharp"))
        {
            throw new FormatException($"it has cells for the kernel '{language}'");
        }
        var source = cell.GetProperty("source");
        return source.ValueKind == JsonValueKind.Array
            ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
            : source.GetString() ?? "";
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
