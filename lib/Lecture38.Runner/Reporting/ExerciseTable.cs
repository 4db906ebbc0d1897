using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>The console report of a check: a row for each exercise, and the total.</summary>
internal static class ExerciseTable
{
    /// <summary>On a narrower terminal, messages would have a word a line.</summary>
    private const int MinTableWidth = 72;

    private static readonly string[] Headings = ["exercise", "state", "points", "message"];

    /// <summary>Writes the table: with borders on a terminal that is wide enough, else as lines.</summary>
    /// <param name="before">The states after the previous check, by exercise.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<ExerciseResult> results, IReadOnlyDictionary<string, string> before)
    {
        var rows = results.Select(result => Row(result, before.GetValueOrDefault(result.Exercise.Id))).ToList();
        if (!console.Profile.Capabilities.Ansi)
        {
            console.WriteAligned([Headings, .. rows], IsNumber);
        }
        else if (console.Profile.Width < MinTableWidth)
        {
            WriteNarrow(console, results, rows);
        }
        else
        {
            var coloured = rows.Zip(results, (row, result) => (string[])[row[0].EscapeMarkup(), Coloured(result, row[1]), row[2], row[3].EscapeMarkup()]);
            console.WriteBordered(Headings, coloured, IsNumber, wraps: column => Headings[column] == "message");
        }

        console.WriteUnwrapped(Total(results), colour: null);
    }

    private static string[] Row(ExerciseResult result, string? before) =>
    [
        RunConsole.Printable(result.Exercise.Id),
        State(result.Mark, before),
        string.Create(CultureInfo.InvariantCulture, $"{result.Points:0.##}/{result.Exercise.Points:0.##}"),
        RunConsole.PrintableLine(result.Mark.Message),
    ];

    /// <summary>The sign shows the state without colours.</summary>
    private static string State(ExerciseMark mark, string? before)
    {
        var sign = mark.State switch { ExerciseMark.Right => '✓', ExerciseMark.Close => '≈', ExerciseMark.Wrong => '✗', _ => '○' };
        return before is null || before == mark.State ? $"{sign} {mark.InWords}"
            : mark.IsRight ? $"{sign} now right"
            : before == ExerciseMark.NotAttempted ? $"{sign} {mark.InWords}"
            : $"{sign} {mark.InWords}, was {before.Replace('-', ' ')}";
    }

    private static bool IsNumber(int column) => Headings[column] == "points";

    private static void WriteNarrow(IAnsiConsole console, IReadOnlyList<ExerciseResult> results, List<string[]> rows)
    {
        foreach (var (result, row) in results.Zip(rows))
        {
            console.MarkupLine($"{Coloured(result, row[1])} {row[0].EscapeMarkup()} {row[2]}");
            console.Write(new Padder(new Text(row[3])).Padding(2, 0, 0, 0));
        }
    }

    private static string Coloured(ExerciseResult result, string state)
    {
        var colour = result.Mark.State switch { ExerciseMark.Right => "green", ExerciseMark.Close => "yellow", ExerciseMark.Wrong => "red", _ => "grey" };
        return $"[{colour}]{state.EscapeMarkup()}[/]";
    }

    private static string Total(IReadOnlyList<ExerciseResult> results) => string.Create(
        CultureInfo.InvariantCulture,
        $"{results.Sum(result => result.Points):0.##} of {results.Sum(result => result.Exercise.Points):0.##} points, {results.Count(result => result.Mark.IsRight)} of {results.Count} exercises right");
}
