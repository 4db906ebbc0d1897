namespace Lecture38.Runner;

/// <summary>Told about a run as it proceeds, from several threads.</summary>
public interface IRunProgress
{
    /// <summary>A notebook starts.</summary>
    void NotebookStarted(string notebook, int cells);

    /// <summary>A cell starts.</summary>
    void CellStarted(string notebook, string cellId);

    /// <summary>
    /// A cell has ended, or will not run. Whether it showed what it has to show is known only after its notebook, because a task
    /// that it left running may show more; until then <see cref="Outcome.Passed"/> means that it ran as it should.
    /// </summary>
    void CellEnded(string notebook, CellVerdict verdict);

    /// <summary>A notebook has ended and is judged.</summary>
    void NotebookEnded(NotebookResult result);
}
