namespace Lecture38.Runner;

/// <summary>The highlighted code of a lesson: all its cells together, because a cell uses names of the ones before it.</summary>
internal sealed class LessonCode
{
    private readonly Dictionary<NotebookCell, string> _cells = [];
    private readonly Dictionary<NotebookCell, string> _solutions = [];

    /// <exception cref="InvalidInputException">A solution is missing.</exception>
    public LessonCode(NotebookDocument notebook, IReadOnlyList<NotebookCell> shown, string root, ExerciseFiles? solutions)
    {
        NotebookCell[] code = [.. shown.Where(cell => cell.IsCode && cell.KernelName == "csharp")];
        NotebookCell[] solved = [.. code.Where(cell => solutions is not null && cell.Grading is { IsSolution: true })];
        string[] sources = [.. code.Select(cell => cell.Source), .. solved.Select(cell => solutions!.ReadSolution(notebook.Name, cell.Id))];
        var highlighted = CSharpHighlighter.Highlight(sources, ScriptReferences.Libraries(root));
        for (var i = 0; i < code.Length; i++)
        {
            _cells[code[i]] = highlighted[i];
        }

        for (var i = 0; i < solved.Length; i++)
        {
            _solutions[solved[i]] = highlighted[code.Length + i];
        }
    }

    /// <summary>A cell's code as HTML; in another language, without colours.</summary>
    public string Of(NotebookCell cell) => _cells.GetValueOrDefault(cell) ?? HtmlEncoding.Text(cell.Source);

    /// <summary>An exercise's solution as HTML; null where there is none to show.</summary>
    public string? SolutionOf(NotebookCell cell) => _solutions.GetValueOrDefault(cell);
}
