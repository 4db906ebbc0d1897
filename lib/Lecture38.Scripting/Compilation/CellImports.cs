namespace Lecture38.Scripting;

/// <summary>What every cell imports: namespaces, and the class whose functions cells call without its name.</summary>
internal static class CellImports
{
    public static IReadOnlyList<string> All { get; } =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks",
        typeof(Microsoft.DotNet.Interactive.Kernel).FullName!,
    ];
}
