using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// The form in which the course commits notebooks: nbformat 4.5, an id for every cell, no outputs, and the metadata without which VS
/// Code would lose a code cell's tags. VS Code opens and saves it without a difference.
/// </summary>
internal static class CanonicalNotebook
{
    /// <summary>The notebook's text in that form; formatting it again changes nothing.</summary>
    public static string Format(NotebookDocument notebook)
    {
        var json = notebook.Json;
        json["nbformat_minor"] = Math.Max(5, json["nbformat_minor"]!.GetValue<int>());
        notebook.ClearOutputs();
        CompleteMetadata(notebook);
        return notebook.ToCanonicalText();
    }

    /// <summary>Adds the metadata that says which kernel runs the notebook and each of its cells.</summary>
    public static void CompleteMetadata(NotebookDocument notebook)
    {
        FormatMetadata(notebook.Json);
        foreach (var cell in notebook.Cells)
        {
            FormatMetadata(cell);
        }
    }

    private static void FormatMetadata(JsonObject notebook)
    {
        if (notebook["metadata"] is not JsonObject metadata)
        {
            notebook["metadata"] = metadata = [];
        }

        metadata["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };
        metadata["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" };
        metadata["polyglot_notebook"] ??= new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
            },
        };
    }

    private static void FormatMetadata(NotebookCell cell)
    {
        var metadata = cell.EnsureMetadata();
        if (cell.IsCode)
        {
            var kernel = cell.KernelName;
            Set(metadata, "polyglot_notebook", "kernelName", kernel);
            Set(metadata, "dotnet_interactive", "language", kernel);
        }
    }

    private static void Set(JsonObject metadata, string section, string key, string value)
    {
        if (metadata[section] is not JsonObject members)
        {
            metadata[section] = members = [];
        }

        members[key] = value;
    }
}
