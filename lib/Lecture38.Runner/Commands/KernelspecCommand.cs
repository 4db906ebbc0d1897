using System.CommandLine;
using System.CommandLine.Parsing;

namespace Lecture38.Runner;

/// <summary>The command <c>kernelspec</c>: makes the course's kernel known to Jupyter.</summary>
internal sealed class KernelspecCommand(RunnerHost host)
{
    private readonly Option<string?> _prefix = RunnerCommandLine.PathOption(
        "--prefix", "DIR", "The Python environment or system to install for, such as /usr/local: its share/jupyter.", "a folder");

    private readonly Option<bool> _user = new("--user") { Description = "Install for you alone (the default)." };

    public Command Build()
    {
        var install = new Command("install", "Let JupyterLab, Jupyter Notebook and VS Code's Jupyter extension find the kernel in this folder.") { _prefix, _user };
        install.SetAction(parsed => Report(SpecOf(parsed).Install(Kernel())));
        var remove = new Command("remove", "Undo install.") { _prefix, _user };
        remove.SetAction(parsed => Report(SpecOf(parsed).Remove()));
        var command = new Command("kernelspec", "Make the course's kernel known to Jupyter.") { install, remove };
        foreach (var verb in command.Subcommands)
        {
            verb.Validators.Add(RequireOnePlace);
        }

        return command;
    }

    private Kernelspec SpecOf(ParseResult parsed) =>
        new(parsed.GetValue(_prefix) is { } prefix ? JupyterFolders.OfPrefix(prefix) : JupyterFolders.OfUser(), JupyterFolders.Searched());

    /// <summary>The kernel with the full path of <c>dotnet</c>: a program that is started from a menu has another search path than a shell.</summary>
    private KernelCommandLine Kernel()
    {
        var kernel = KernelCommandLine.FindEmbedded(host.Root);
        return kernel with { Program = KernelCommandLine.FindProgram("dotnet") ?? kernel.Program };
    }

    private int Report(IReadOnlyList<string> done)
    {
        foreach (var line in done)
        {
            host.Output.WriteLine(line);
        }

        return 0;
    }

    private void RequireOnePlace(CommandResult command)
    {
        if (command.GetResult(_prefix) is { Implicit: false } && command.GetResult(_user) is { Implicit: false })
        {
            command.AddError("--prefix and --user cannot be combined.");
        }
    }
}
