namespace Lecture38;

/// <summary>Which rows of a table are shown: all, or the first and the last around a gap.</summary>
internal static class TableRows
{
    /// <summary>The rows to show, and where the gap lies: after how many of them, and how many rows it leaves out.</summary>
    internal static (IReadOnlyList<IReadOnlyList<string>> Shown, int GapAfter, int LeftOut) Bounded(Table table, int first, int last)
    {
        var leftOut = table.Rows.Count - first - last;
        return leftOut <= 1
            ? (table.Rows, table.Rows.Count, 0)
            : ([.. table.Rows.Take(first), .. table.Rows.Skip(first + leftOut)], first, leftOut);
    }

    internal static string MoreRows(int leftOut) => $"… {leftOut} more rows";
}
