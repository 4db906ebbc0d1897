namespace Lecture38.Runner;

/// <summary>Shows a run as it proceeds. Called from several threads.</summary>
internal interface IRunProgress
{
    void NotebookStarted(string notebook, int cells)
    {
    }

    void CellStarted(string notebook, string cellId)
    {
    }

    /// <summary>
    /// A cell has ended, or will not run. Its outputs are judged only after the notebook, because a task that it left running may show
    /// more; until then, <see cref="Outcome.Passed"/> means that it ran as it should.
    /// </summary>
    void CellEnded(string notebook, CellVerdict verdict);

    /// <summary>A notebook has ended and is judged.</summary>
    void NotebookEnded(NotebookResult result)
    {
    }
}
