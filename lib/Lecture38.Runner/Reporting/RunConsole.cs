using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>The console for progress and results: colour and live updates on a terminal, plain lines in a pipe.</summary>
internal static class RunConsole
{
    /// <summary>Lines in a pipe are never wrapped.</summary>
    private const int EndlessWidth = 100_000;

    /// <summary>A console on standard output, standard error, or any other writer.</summary>
    public static IAnsiConsole Create(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        var isTerminal = output.IsTerminal;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = isTerminal },
        });
        if (!isTerminal)
        {
            console.Profile.Width = EndlessWidth;
        }

        return console;
    }

    /// <summary>True if lines can be rewritten in place.</summary>
    public static bool IsLive(this IAnsiConsole console) => console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Writes a line without wrapping it, so that it can be copied whole.</summary>
    public static void WriteUnwrapped(this IAnsiConsole console, string line, string? colour)
    {
        if (!console.Profile.Capabilities.Ansi || colour is null)
        {
            console.Profile.Out.Writer.WriteLine(line);
            return;
        }

        var width = console.Profile.Width;
        console.Profile.Width = EndlessWidth;
        console.MarkupLine($"[{colour}]{line.EscapeMarkup()}[/]");
        console.Profile.Width = width;
    }

    /// <summary>Writes a table with borders.</summary>
    /// <param name="rows">The cells, as markup.</param>
    /// <param name="isNumber">Whether a column is aligned to the right.</param>
    /// <param name="wraps">Whether long text in a column may be wrapped.</param>
    public static void WriteBordered(this IAnsiConsole console, string[] headings, IEnumerable<string[]> rows, Func<int, bool> isNumber, Func<int, bool> wraps)
    {
        var table = new Spectre.Console.Table().RoundedBorder();
        foreach (var (index, heading) in headings.Index())
        {
            table.AddColumn(heading, column => (column.NoWrap, column.Alignment) = (!wraps(index), isNumber(index) ? Justify.Right : Justify.Left));
        }

        foreach (var row in rows)
        {
            table.AddRow(row);
        }

        console.Write(table);
    }

    /// <summary>Writes a table as plain text, for pipes and narrow terminals: columns aligned, numbers to the right.</summary>
    public static void WriteAligned(this IAnsiConsole console, IReadOnlyList<string[]> rows, Func<int, bool> isNumber)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((text, column) => isNumber(column) ? text.PadLeft(widths[column]) : text.PadRight(widths[column]));
            console.Profile.Out.Writer.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>Text from a notebook, or a file's name, as one line without control characters.</summary>
    public static string PrintableLine(string text) => Printable(text.ReplaceLineEndings(" "));

    /// <summary>Text from a notebook without control characters, which could control the terminal.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) && character is not ('\n' or '\t') ? '\uFFFD' : character));
}
