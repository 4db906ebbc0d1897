using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What a notebook's cells have to show.</summary>
internal interface INotebookExpectations
{
    /// <summary>How a cell's outputs differ from the expected ones; null if they do not.</summary>
    CellMismatch? Mismatch(NotebookCell cell, IReadOnlyList<CellOutput> outputs);

    /// <summary>What is wrong with the expectations themselves: a line each, which names the file.</summary>
    IEnumerable<string> Problems();
}

/// <summary>How a cell's outputs differ from the expected ones.</summary>
/// <param name="Advice">What to do if the outputs are right: a line each.</param>
internal sealed record CellMismatch(string Message, string Details, IReadOnlyList<string> Advice);

/// <summary>
/// What a notebook's cells have to show according to its expectation file. Nothing goes unchecked by accident: a cell without an
/// expectation does not pass, and an expectation without a cell is a problem.
/// </summary>
internal sealed class NotebookExpectations(NotebookDocument notebook, ExpectationFile expectations) : INotebookExpectations
{
    private const string IgnoreTag = "nbval-ignore-output";

    /// <summary>False for an empty cell, and for one with a tag that says not to check it.</summary>
    public static bool IsChecked(NotebookCell cell) => !cell.Tags.Contains(IgnoreTag) && !cell.IsEmpty;

    public CellMismatch? Mismatch(NotebookCell cell, IReadOnlyList<CellOutput> outputs)
    {
        if (!IsChecked(cell))
        {
            return null;
        }

        if (!expectations.Cells.TryGetValue(cell.Id, out var expectation))
        {
            return new CellMismatch(
                $"no expectation for it in {expectations.Path} (+ actual)", CellExpectation.Nothing.Mismatch(outputs) ?? "it showed nothing", [AcceptAdvice]);
        }

        return expectation.Mismatch(outputs) is { } difference
            ? new CellMismatch("not what was expected (- expected, + actual)", difference, AdviceFor(cell, expectation, outputs))
            : null;
    }

    public IEnumerable<string> Problems()
    {
        var cells = notebook.CodeCells.ToDictionary(cell => cell.Id);
        foreach (var id in expectations.Cells.Keys)
        {
            if (!cells.TryGetValue(id, out var cell))
            {
                yield return $"{expectations.Path}: there is no code cell {id} any more; remove its entry, or run: {UpdateCommand}";
            }
            else if (!IsChecked(cell))
            {
                yield return $"{expectations.Path}: cell {id} is not checked (it is empty or tagged {IgnoreTag}); remove its entry, or run: {UpdateCommand}";
            }
        }
    }

    /// <summary>An update helps only if it changes something, and it never changes a comparator.</summary>
    private List<string> AdviceFor(NotebookCell cell, CellExpectation expectation, IReadOnlyList<CellOutput> outputs)
    {
        var failing = 0;
        var updated = expectation.UpdateFrom(outputs, _ => failing++);
        List<string> advice = failing == 0 || !JsonNode.DeepEquals(updated.ToJson(), expectation.ToJson()) ? [AcceptAdvice] : [];
        if (failing > 0)
        {
            advice.Add(
                $"{expectations.Path}: a comparator of cell {cell.Id} does not hold; --update keeps comparators, so if the output is right, edit it by hand");
        }

        return advice;
    }

    private string AcceptAdvice => $"{notebook.Path}: if the output is right, accept it with: {UpdateCommand}";

    private string UpdateCommand => ThisProgram.UpdateCommand(notebook.Path);
}
