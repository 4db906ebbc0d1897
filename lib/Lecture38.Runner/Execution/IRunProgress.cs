namespace Lecture38.Runner;

/// <summary>Told about a run while it goes on, from several threads.</summary>
public interface IRunProgress
{
    /// <summary>A notebook begins.</summary>
    void NotebookStarted(string notebook, int cells);

    /// <summary>A cell begins.</summary>
    void CellStarted(string notebook, string cellId);

    /// <summary>A cell has ended, or will not run.</summary>
    void CellEnded(string notebook, CellResult result);

    /// <summary>A notebook has ended.</summary>
    void NotebookEnded(NotebookResult result);
}
