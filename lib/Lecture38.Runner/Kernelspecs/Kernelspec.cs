using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>The course's kernel as Jupyter finds it: a folder with a <c>kernel.json</c>, which says how to start it.</summary>
/// <param name="place">The data folder of Jupyter that holds it, such as <c>~/.local/share/jupyter</c>.</param>
/// <param name="others">The other folders in which Jupyter looks for kernels.</param>
internal sealed class Kernelspec(string place, IReadOnlyList<string> others)
{
    /// <summary>The name that the notebooks ask for: with a kernel of this name, Jupyter opens them without a question.</summary>
    private const string NotebooksName = ".net-csharp";

    /// <summary>The name beside .NET Interactive, which has the one that the notebooks ask for.</summary>
    private const string OtherName = "lecture38-csharp";

    private static readonly string KernelFile = Path.GetFileName(KernelCommandLine.EmbeddedPath);

    /// <summary>Writes the folder, or writes it anew. What belongs to another kernel stays as it is.</summary>
    /// <param name="kernel">How to start the kernel.</param>
    /// <returns>What was done, in lines.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public IReadOnlyList<string> Install(KernelCommandLine kernel)
    {
        var taken = others.Prepend(place).Select(folder => FolderOf(folder, NotebooksName)).FirstOrDefault(folder => Path.Exists(folder) && !IsOurs(folder));
        var (name, displayName) = taken is null ? (NotebooksName, ".NET (C#)") : (OtherName, "C# (Lecture 38)");
        var target = FolderOf(place, name);
        if (Path.Exists(target) && !IsOurs(target))
        {
            throw new InvalidInputException(target, "belongs to another kernel, and so does .net-csharp; remove one of them, or name another --prefix");
        }

        AtomicFile.WriteAllText(Path.Combine(target, "kernel.json"), ToJson(kernel, displayName));
        string[] done = [$"{target}: installed; Jupyter shows the kernel as \"{displayName}\""];
        return taken is null
            ? done
            : [.. done, $"{taken}: belongs to another kernel and stays, so the notebooks open in that one; choose \"{displayName}\" to use this one"];
    }

    /// <summary>Removes the folder if it is this course's.</summary>
    /// <returns>What was done, in lines.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be removed.</exception>
    public IReadOnlyList<string> Remove()
    {
        string[] ours = [.. new[] { NotebooksName, OtherName }.Select(name => FolderOf(place, name)).Where(IsOurs)];
        foreach (var folder in ours)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new InvalidInputException(folder, $"cannot be removed: {error.Message}");
            }
        }

        return ours.Length > 0 ? [.. ours.Select(folder => $"{folder}: removed")] : [$"{place}: there is no kernel of this course"];
    }

    private static string FolderOf(string place, string name) => Path.Combine(place, "kernels", name);

    private static bool IsOurs(string folder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))?["argv"] is JsonArray words
                && words.Any(word => word is JsonValue value && value.TryGetValue(out string? text) && Path.GetFileName(text) == KernelFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string ToJson(KernelCommandLine kernel, string displayName)
    {
        var json = new JsonObject
        {
            ["argv"] = new JsonArray(kernel.Program, kernel.Arguments[0], "--connection-file", "{connection_file}"),
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
        };
        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }
}
