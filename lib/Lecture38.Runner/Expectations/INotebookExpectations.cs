namespace Lecture38.Runner;

/// <summary>What a notebook's cells have to show.</summary>
public interface INotebookExpectations
{
    /// <summary>How a cell's outputs differ from what it has to show, or null where they do not.</summary>
    CellMismatch? Mismatch(NotebookCell cell, IReadOnlyList<CellOutput> outputs);

    /// <summary>What is wrong with the expectations themselves: a line each, which names the file.</summary>
    IEnumerable<string> Problems();
}

/// <summary>How a cell's outputs differ from what it has to show.</summary>
/// <param name="Message">One line.</param>
/// <param name="Details">The difference in lines.</param>
/// <param name="Advice">What to do if the outputs are right: a line each.</param>
public sealed record CellMismatch(string Message, string Details, IReadOnlyList<string> Advice);
