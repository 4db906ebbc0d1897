using System.CommandLine;
using System.Text;

namespace Lecture38.Runner;

/// <summary>The command <c>format</c>: rewrites source notebooks in canonical form.</summary>
internal sealed class FormatCommand(RunnerHost host)
{
    private readonly Argument<string[]> _notebooks = RunnerCommandLine.NotebooksArgument();

    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; exit with 1 if a notebook is not in canonical form." };

    public Command Build()
    {
        var command = new Command("format", "Rewrite notebooks in canonical form, as they are committed: sorted keys, a cell id for each cell, no outputs. Repairs repeated ids and what is no JSON.")
        {
            _notebooks, _check,
        };
        command.SetAction(Format);
        return command;
    }

    private int Format(ParseResult parsed)
    {
        var exitCode = 0;
        foreach (var path in NotebookPaths.Find(parsed.GetValue(_notebooks) ?? [], host.Root))
        {
            var notebook = NotebookDocument.ReadLeniently(path);
            notebook.MakeIdsUnique();
            var formatted = CanonicalNotebook.Format(notebook);
            if (File.ReadAllBytes(path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(formatted)))
            {
                continue;
            }

            if (parsed.GetValue(_check))
            {
                host.Output.WriteLine($"{path}: not in canonical form; fix it with: {ThisProgram.CommandLine} format {ThisProgram.Quote(path)}");
                exitCode = 1;
            }
            else
            {
                AtomicFile.WriteAllText(path, formatted);
                host.Output.WriteLine($"{path}: formatted");
            }
        }

        return exitCode;
    }
}
