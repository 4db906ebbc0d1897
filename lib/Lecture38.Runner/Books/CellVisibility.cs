namespace Lecture38.Runner;

/// <summary>What a reader sees of a cell, by the tags that <see href="https://jupyterbook.org">Jupyter Book</see> made common.</summary>
/// <param name="Cell">False for <c>remove-cell</c>: the page says nothing of it.</param>
/// <param name="Input">Whether and how the code shows.</param>
/// <param name="Output">Whether and how the outputs show.</param>
internal readonly record struct CellVisibility(bool Cell, PartVisibility Input, PartVisibility Output)
{
    public static CellVisibility Of(NotebookCell cell) => new(
        !cell.Tags.Contains("remove-cell"),
        PartOf(cell, "input"),
        PartOf(cell, "output"));

    private static PartVisibility PartOf(NotebookCell cell, string part) =>
        cell.Tags.Contains($"remove-{part}") ? PartVisibility.Removed
        : cell.Tags.Contains($"hide-{part}") || cell.Tags.Contains("hide-cell") ? PartVisibility.Folded
        : PartVisibility.Shown;
}

/// <summary>What a reader sees of a part of a cell.</summary>
internal enum PartVisibility
{
    /// <summary>All of it.</summary>
    Shown,

    /// <summary>A line to unfold it.</summary>
    Folded,

    /// <summary>Nothing.</summary>
    Removed,
}
