using System.Text.Json;
using Lecture38.Protocol;

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
        ".dib" => [.. DibNotebook.Parse(File.ReadAllText(path)).Where(cell => cell.KernelName is not ("markdown" or "raw")).Select(cell => ForCSharp(cell.KernelName, cell.Source))],
        var other => throw new FormatException($"files of type '{other}' cannot be imported; .ipynb, .dib, .cs and .csx can"),
    };

    private static string ForCSharp(string kernel, string code) => kernel == "csharp" ? code
        : throw new FormatException($"it has cells for the kernel '{kernel}', which only .NET Interactive has: run the notebook with --kernel dotnet-interactive");

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
        var source = cell.GetProperty("source");
        return ForCSharp(
            Text(cell, "metadata", "polyglot_notebook", "kernelName") ?? Text(cell, "metadata", "dotnet_interactive", "language") ?? "csharp",
            source.ValueKind == JsonValueKind.Array
                ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
                : source.GetString() ?? "");
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
