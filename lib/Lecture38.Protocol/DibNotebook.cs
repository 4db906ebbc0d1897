using System.Text.Json;

namespace Lecture38.Protocol;

/// <summary>
/// .NET Interactive's own form of a notebook, a text file (<c>.dib</c>): a line such as <c>#!csharp</c> begins a cell, and
/// <c>#!meta</c> begins a piece of JSON that describes the notebook.
/// </summary>
public static class DibNotebook
{
    private const string Meta = "meta";
    private const string CSharp = "csharp";

    /// <summary>The kernels that every .NET Interactive has, by their names and aliases.</summary>
    private static readonly Dictionary<string, string> Kernels = new(StringComparer.Ordinal)
    {
        [CSharp] = CSharp,
        ["c#"] = CSharp,
        ["C#"] = CSharp,
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["F#"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["html"] = "html",
        ["mermaid"] = "mermaid",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["http"] = "http",
        ["value"] = "value",
        ["raw"] = "raw",
    };

    /// <summary>The cells of a notebook, without those that are empty.</summary>
    /// <param name="text">The text of the file.</param>
    public static IReadOnlyList<DibCell> Parse(string text)
    {
        var cells = new List<DibCell>();
        var kernels = new Dictionary<string, string>(Kernels, StringComparer.Ordinal);
        var kernel = CSharp;
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (KernelThatBegins(line, kernels) is { } next)
            {
                EndCell();
                kernel = next;
            }
            else
            {
                lines.Add(line);
            }
        }
        EndCell();
        return cells;

        void EndCell()
        {
            var source = string.Join('\n', lines.SkipWhile(string.IsNullOrWhiteSpace)).TrimEnd();
            lines.Clear();
            if (kernel == Meta)
            {
                AddKernels(source, kernels);
            }
            else if (source.Length > 0)
            {
                cells.Add(new DibCell(kernel, source));
            }
        }
    }

    private static string? KernelThatBegins(string line, Dictionary<string, string> kernels) =>
        !line.StartsWith("#!", StringComparison.Ordinal) ? null
        : line[2..].TrimEnd() is var name && name == Meta ? Meta
        : kernels.GetValueOrDefault(name);

    /// <summary>A notebook may have kernels of its own, such as a connection to a database.</summary>
    private static void AddKernels(string json, Dictionary<string, string> kernels)
    {
        try
        {
            using var meta = JsonDocument.Parse(json);
            foreach (var item in meta.RootElement.GetProperty("kernelInfo").GetProperty("items").EnumerateArray())
            {
                var name = item.GetProperty("name").GetString()!;
                kernels.TryAdd(name, name);
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // What cannot be read names no kernel; the cells are there all the same.
        }
    }
}

/// <summary>A cell of such a notebook.</summary>
/// <param name="KernelName">The kernel that runs it: <c>csharp</c>, another language's, or <c>markdown</c> for prose.</param>
/// <param name="Source">Its text, without blank lines around it.</param>
public sealed record DibCell(string KernelName, string Source);
