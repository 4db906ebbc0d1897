using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Lecture38.Runner;

/// <summary>The command line: its commands, and one line for wrong usage.</summary>
internal static class RunnerCommandLine
{
    private const string DefaultCommand = "run";

    /// <summary>Notebooks or folders. Refuses what looks like a misspelt option.</summary>
    internal static Argument<string[]> NotebooksArgument()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Notebooks, or folders of them. Default: the course's notebooks folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        notebooks.Validators.Add(given => RefuseUnusable(given, "a notebook or a folder of them"));
        return notebooks;
    }

    /// <summary>A required argument. Refuses what looks like a misspelt option.</summary>
    internal static Argument<string> OneArgument(string name, string description, string what)
    {
        var one = new Argument<string>(name) { Description = description };
        one.Validators.Add(given => RefuseUnusable(given, what));
        return one;
    }

    /// <summary>An option with the path of a file or folder.</summary>
    internal static Option<string?> PathOption(string name, string helpName, string description, string what, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases) { Description = description, HelpName = helpName };
        option.Validators.Add(given => RefuseEmpty(given, given.Tokens, name, what));
        return option;
    }

    private static void RefuseUnusable(ArgumentResult given, string what)
    {
        RefuseEmpty(given, given.Tokens, given.Argument.Name, what);
        if (given.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            given.AddError($"There is no option {option.Value}.");
        }
    }

    /// <summary>An unset variable in a script leaves an empty path.</summary>
    private static void RefuseEmpty(SymbolResult given, IReadOnlyList<Token> tokens, string name, string what)
    {
        if (tokens.Any(token => token.Value.Length == 0))
        {
            given.AddError($"{name}: is empty; name {what}.");
        }
    }

    /// <summary>Parses and runs, in this process.</summary>
    /// <returns>The exit code for the process.</returns>
    public static async Task<int> InvokeAsync(string[] arguments, RunnerHost host)
    {
        var root = new RootCommand("Runs the notebooks of Lecture 38 and checks their outputs. The default command is run.")
        {
            new RunCommand(host).Build(),
            new CheckCommand(host).Build(),
            new HintCommand(host).Build(),
            new ResetCommand(host).Build(),
            new ReleaseCommand(host).Build(),
            new GradeCommand(host).Build(),
            new PublishCommand(host).Build(),
            new FormatCommand(host).Build(),
            new KernelspecCommand(host).Build(),
            new RepairVsCodeCommand(host).Build(),
        };
        if (arguments is [var word, ..] && IsMisspeltCommand(word, root))
        {
            return Refuse(host, $"There is no command {word}, and no such file. See --help.", Outcome.Invalid);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new BriefHelp((SynchronousCommandLineAction)help.Action!);
        var parsed = root.Parse(WithCommand(arguments, root), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return Refuse(host, $"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} See --help.", Outcome.Invalid);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration);
        }
        catch (InvalidInputException error)
        {
            return Refuse(host, error.Message, Outcome.Invalid);
        }
        catch (Exception error) when (error is KernelNotFoundException or KernelNotReadyException)
        {
            return Refuse(host, error.Message, Outcome.KernelDied);
        }
    }

    /// <summary>Without a command, the arguments belong to <c>run</c>.</summary>
    private static string[] WithCommand(string[] arguments, RootCommand root)
    {
        var isForRoot = arguments is [var first, ..]
            && (root.Subcommands.Any(command => command.Name == first) || root.Options.Any(option => option.Name == first || option.Aliases.Contains(first)));
        return isForRoot ? arguments : [DefaultCommand, .. arguments];
    }

    private static bool IsMisspeltCommand(string word, RootCommand root) =>
        word.Length > 0 && char.IsAsciiLetter(word[0]) && word.All(letter => char.IsAsciiLetter(letter) || letter == '-') && root.Subcommands.All(command => command.Name != word) && !Path.Exists(word);

    private static int Refuse(RunnerHost host, string reason, Outcome outcome)
    {
        host.Error.WriteLine(reason.ReplaceLineEndings(" "));
        return outcome.ToExitCode();
    }

    /// <summary>Lists commands without their exit codes, which the help of each command has.</summary>
    private sealed class BriefHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        /// <summary>Help needs no arguments, even if the command does.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            foreach (var command in parsed.CommandResult.Command.Subcommands)
            {
                command.Description = command.Description!.Split("\n\n")[0];
            }

            return help.Invoke(parsed);
        }
    }
}
