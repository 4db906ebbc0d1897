namespace Lecture38.Kernel;

/// <summary>The namespaces that every cell imports without saying so.</summary>
internal static class CellImports
{
    public static IReadOnlyList<string> All { get; } =
        ["System", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks"];
}
