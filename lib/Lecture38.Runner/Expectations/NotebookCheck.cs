namespace Lecture38.Runner;

/// <summary>What differs between what a cell should show and what it showed.</summary>
/// <param name="Message">One line.</param>
/// <param name="Details">The difference, and how to accept it.</param>
public sealed record CellMismatch(string Message, string Details);

/// <summary>Checks what a notebook's cells show against its expectations.</summary>
public sealed class NotebookCheck
{
    /// <summary>The difference, or null where the cell showed what it should.</summary>
    public static CellMismatch? Mismatch(NotebookCell cell, IReadOnlyList<CellOutput> outputs) => null;
}
