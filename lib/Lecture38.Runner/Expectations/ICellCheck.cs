namespace Lecture38.Runner;

/// <summary>Judges what a cell that ended well showed.</summary>
public interface ICellCheck
{
    /// <summary>What differs from what the cell should show, or null where nothing does.</summary>
    CellMismatch? Mismatch(NotebookCell cell, IReadOnlyList<CellOutput> outputs);
}
