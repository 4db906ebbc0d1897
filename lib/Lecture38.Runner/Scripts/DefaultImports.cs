namespace Lecture38.Runner;

/// <summary>The namespaces that every cell imports without saying so, and those of what stands in for the notebook's host.</summary>
internal static class DefaultImports
{
    public const string Helpers = "Lecture38.Apps";

    public const string Functions = "Lecture38.Apps.NotebookFunctions";

    public static IReadOnlyList<string> All { get; } =
        ["System", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks"];
}
