using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>What a person reads after a run: every problem with what helps to mend it, then the table.</summary>
internal static class RunReport
{
    private const int MaxDetailLines = 60;

    /// <summary>Writes the report.</summary>
    public static void Write(IAnsiConsole console, RunResult run)
    {
        foreach (var notebook in run.Notebooks)
        {
            WriteProblems(console, notebook);
        }

        if (run.Notebooks.Any(notebook => notebook.Cells.Count > 0))
        {
            SummaryTable.Write(console, run);
        }
    }

    private static void WriteProblems(IAnsiConsole console, NotebookResult notebook)
    {
        foreach (var problem in notebook.Problems)
        {
            WriteLine(console, problem, "red");
        }

        foreach (var cell in notebook.Cells.Where(cell => cell.Outcome is not (Outcome.Passed or Outcome.Skipped or Outcome.NotRun)))
        {
            WriteLine(console, $"{notebook.Path}, cell {cell.CellId}: {cell.Outcome.ToWords()}: {cell.Message}", "red");
            WriteDetails(console, cell.Details);
        }

        if (notebook.Cells.Any(cell => cell.Outcome == Outcome.Unexpected))
        {
            WriteLine(console, $"{notebook.Path}: if what came is right, accept it with: {ThisProgram.UpdateCommand(notebook.Path)}", "yellow");
        }

        if (notebook.Cells.Count(cell => cell.Outcome == Outcome.NotRun) is > 0 and var notRun)
        {
            WriteLine(console, $"{notebook.Path}: {notRun} {(notRun == 1 ? "cell" : "cells")} not run", "yellow");
        }
    }

    private static void WriteDetails(IAnsiConsole console, string details)
    {
        var lines = details.Length == 0 ? [] : details.Split('\n');
        foreach (var line in lines.Take(MaxDetailLines))
        {
            WriteLine(console, "    " + line, line.StartsWith('-') ? "red" : line.StartsWith('+') ? "green" : null);
        }

        if (lines.Length > MaxDetailLines)
        {
            WriteLine(console, $"    … {lines.Length - MaxDetailLines} more lines, in the JUnit report", "grey");
        }
    }

    /// <summary>Writes a line with no wrapping but the terminal's own.</summary>
    private static void WriteLine(IAnsiConsole console, string text, string? colour)
    {
        var line = RunConsole.Harmless(text);
        if (console.Profile.Capabilities.Ansi && colour is not null)
        {
            console.MarkupLine($"[{colour}]{line.EscapeMarkup()}[/]");
        }
        else
        {
            console.Profile.Out.Writer.WriteLine(line);
        }
    }
}
