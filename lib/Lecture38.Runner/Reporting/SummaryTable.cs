using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>The table at the end of a run, a row for each notebook.</summary>
internal static class SummaryTable
{
    private static readonly string[] Headings = ["notebook", "cells", "passed", "seconds", "verdict"];

    /// <summary>The border and the blanks of one column.</summary>
    private const int BorderWidth = 3;

    /// <summary>Writes the table: with borders and colours on a terminal that is wide enough, else as aligned text.</summary>
    public static void Write(IAnsiConsole console, RunResult run)
    {
        var rows = run.Notebooks.Select(Row).ToList();
        var widths = Headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        if (console.Profile.Capabilities.Ansi && widths.Sum(width => width + BorderWidth) < console.Profile.Width)
        {
            var coloured = rows.Zip(run.Notebooks, (row, notebook) =>
                (string[])[.. row[..^1].Select(Markup.Escape), $"[{(notebook.Outcome == Outcome.Passed ? "green" : "red")}]{row[^1]}[/]"]);
            console.WriteBordered(Headings, coloured, IsNumber, wraps: _ => false);
        }
        else
        {
            console.WriteAligned([Headings, .. rows], IsNumber);
        }
    }

    private static string[] Row(NotebookResult notebook) =>
    [
        RunConsole.Printable(notebook.Name), Number(notebook.Cells.Count), Number(notebook.Passed),
        notebook.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), notebook.Outcome.ToWords(),
    ];

    private static bool IsNumber(int column) => column is > 0 and < 4;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
