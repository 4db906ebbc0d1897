namespace Lecture38.Runner;

/// <summary>Cells that can be compiled together: none declares a name that one of the others declares, or uses in another meaning.</summary>
internal static class CellGroups
{
    public static IEnumerable<IReadOnlyList<CellSource>> Of(IEnumerable<CellSource> cells)
    {
        var group = new List<CellSource>();
        var seen = new HashSet<string>();
        foreach (var cell in cells)
        {
            var declared = cell.DeclaredNames.ToHashSet();
            if (seen.Overlaps(declared))
            {
                yield return group;
                group = [];
                seen.Clear();
            }

            group.Add(cell);
            seen.UnionWith(declared);
            seen.UnionWith(cell.UsedNames);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
