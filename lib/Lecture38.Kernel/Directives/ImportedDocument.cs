using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>The code in a file that <c>#!import</c> names: a notebook's cells, or a whole script.</summary>
internal static class ImportedDocument
{
    /// <summary>The file's code cells, each with the language that it begins in.</summary>
    /// <exception cref="FormatException">The file is not of a kind that can be imported, or not what its name says.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<(string Language, string Code)> Read(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".cs" or ".csx" or ".dib" => [(Languages.CSharp, File.ReadAllText(path).ReplaceLineEndings("\n"))],
        ".ipynb" => ReadNotebook(path),
        var other => throw new FormatException($"files of type '{other}' cannot be imported; .ipynb, .dib, .cs and .csx can"),
    };

    private static List<(string, string)> ReadNotebook(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return [.. document.RootElement.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                .Select(cell => (KernelName(cell), Source(cell.GetProperty("source"))))];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"it is not a notebook: {exception.Message}");
        }
    }

    private static string KernelName(JsonElement cell) =>
        Text(cell, "metadata", "polyglot_notebook", "kernelName") ?? Text(cell, "metadata", "dotnet_interactive", "language") ?? Languages.CSharp;

    private static string Source(JsonElement source) => source.ValueKind == JsonValueKind.Array
        ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
        : source.GetString() ?? "";

    private static string? Text(JsonElement element, params string[] path)
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
