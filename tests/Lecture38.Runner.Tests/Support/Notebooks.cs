using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>Makes notebooks for tests.</summary>
internal static class Notebooks
{
    /// <summary>A C# notebook with code cells <c>c1</c>, <c>c2</c> … of these sources.</summary>
    public static string OfCode(params string[] sources) => Of([.. sources.Select((source, index) => Code($"c{index + 1}", source))]);

    /// <summary>A C# notebook with these cells.</summary>
    public static string Of(params JsonObject[] cells) => new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#" } },
        ["cells"] = new JsonArray(cells),
    }.ToJsonString();

    /// <summary>A code cell.</summary>
    public static JsonObject Code(string id, string source, params string[] tags) => new()
    {
        ["cell_type"] = "code",
        ["id"] = id,
        ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
        ["source"] = source,
        ["outputs"] = new JsonArray(),
        ["execution_count"] = null,
    };

    /// <summary>A cell of prose.</summary>
    public static JsonObject Markdown(string id, string source) =>
        new() { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };

    /// <summary>Reads a notebook's text.</summary>
    public static NotebookDocument Parse(string text, string path = "sample.ipynb") => NotebookDocument.Parse(Encoding.UTF8.GetBytes(text), path);
}
