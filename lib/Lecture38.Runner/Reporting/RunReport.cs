using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>The console report of a run: each problem with advice, then the summary table.</summary>
internal static class RunReport
{
    private const int MaxDetailLines = 40;
    private const int MaxDetailLength = 4_000;
    private const int MaxHeadingLength = 1_000;

    public static void Write(IAnsiConsole console, RunResult run)
    {
        foreach (var notebook in run.Notebooks)
        {
            WriteProblems(console, notebook);
        }

        if (run.Notebooks.Any(notebook => notebook.Cells.Count > 0 || notebook.Problems.Count == 0))
        {
            SummaryTable.Write(console, run);
        }
    }

    /// <summary>Writes one line that says where the results are.</summary>
    public static void WriteWhereResultsAre(IAnsiConsole console, RunResult run, string outputFolder, string junit)
    {
        var executed = run.Notebooks.Any(notebook => notebook.ExecutedPath is not null)
            ? $"executed notebooks: {NotebookPaths.Shorten(outputFolder)}{Path.DirectorySeparatorChar}   "
            : "";
        WriteLine(console, $"{executed}JUnit report: {NotebookPaths.Shorten(junit)}", colour: null);
    }

    private static void WriteProblems(IAnsiConsole console, NotebookResult notebook)
    {
        foreach (var problem in notebook.Problems)
        {
            WriteLine(console, BoundedText.Cut(problem, MaxHeadingLength, " …"), "red");
        }

        foreach (var cell in notebook.Cells.Where(cell => cell.Outcome is not (Outcome.Passed or Outcome.Skipped or Outcome.NotRun)))
        {
            WriteLine(console, Heading(notebook, cell), "red");
            WriteDetails(console, cell);
        }

        foreach (var advice in notebook.Cells.SelectMany(cell => cell.Advice ?? []).Distinct())
        {
            WriteLine(console, advice, "yellow");
        }

        if (notebook is { Cells.Count: 0, Problems.Count: 0 })
        {
            WriteLine(console, $"{notebook.Path}: no code cells, so nothing was run", "yellow");
        }

        if (notebook.Note is not null)
        {
            WriteLine(console, notebook.Note, colour: null);
        }

        if (notebook.Cells.Count(cell => cell.Outcome == Outcome.NotRun) is > 0 and var notRun)
        {
            WriteLine(console, $"{notebook.Path}: {DisplayText.Counted(notRun, "cell")} not run", "yellow");
        }
    }

    private static string Heading(NotebookResult notebook, CellVerdict cell)
    {
        var verdict = cell.Outcome.ToWords();
        var reason = cell.Message == verdict ? "" : ": " + cell.Message;
        return BoundedText.Cut($"{notebook.Path}, cell {cell.CellId}: {verdict}{reason}", MaxHeadingLength, " …");
    }

    /// <summary>Writes the details without repeating the heading; differences are coloured.</summary>
    private static void WriteDetails(IAnsiConsole console, CellVerdict cell)
    {
        var details = cell.Details.StartsWith(cell.Message, StringComparison.Ordinal) ? cell.Details[cell.Message.Length..].TrimStart('\r', '\n') : cell.Details;
        var shown = BoundedText.Cut(details, MaxDetailLength);
        var lines = shown.Length == 0 ? [] : shown.Split('\n');
        foreach (var line in lines.Take(MaxDetailLines))
        {
            WriteLine(console, "    " + line, cell.Outcome == Outcome.Unexpected ? DifferenceColour(line) : null);
        }

        if (shown.Length < details.Length || lines.Length > MaxDetailLines)
        {
            WriteLine(console, "    … more in the JUnit report", "grey");
        }
    }

    private static string? DifferenceColour(string line) =>
        line.StartsWith("- ", StringComparison.Ordinal) ? "red" : line.StartsWith("+ ", StringComparison.Ordinal) ? "green" : null;

    private static void WriteLine(IAnsiConsole console, string text, string? colour) => console.WriteUnwrapped(RunConsole.Printable(text), colour);
}
