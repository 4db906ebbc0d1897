using System.CommandLine;

namespace Lecture38.Runner;

/// <summary>
/// The command <c>repair-vscode</c>: moves a tool manifest to where VS Code's Polyglot Notebooks extension looks for it. The extension has the
/// SDK write the manifest when it first starts, but since 10.0.400 the SDK writes it one folder higher. So the extension finds no kernel
/// from its second start on.
/// </summary>
internal sealed class RepairVsCodeCommand(RunnerHost host)
{
    private const string Manifest = "dotnet-tools.json", Extension = "ms-dotnettools.dotnet-interactive-vscode";

    /// <summary>The folders of settings of VS Code and its relatives, on this machine and as a remote server.</summary>
    private static readonly string[] Editors =
    [
        .. new[] { "Code", "Code - Insiders", "VSCodium" }.Select(name => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), name)),
        .. new[] { ".vscode-server", ".vscode-server-insiders", ".vscode-remote", ".vscodium-server" }
            .Select(name => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), name, "data")),
    ];

    private readonly Argument<string?> _storage = new("DIR")
    {
        Description = "The extension's global storage folder. Default: those of VS Code, VS Code Insiders and VSCodium, also as remote servers.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Build()
    {
        var command = new Command("repair-vscode", "Repair VS Code's Polyglot Notebooks extension if it finds no kernel though it worked the first time.") { _storage };
        command.SetAction(Repair);
        return command;
    }

    private int Repair(ParseResult parsed)
    {
        foreach (var storage in Storages(parsed.GetValue(_storage)))
        {
            host.Output.WriteLine($"{storage}: {Repair(storage)}");
        }

        return 0;
    }

    private static string[] Storages(string? given)
    {
        string[] candidates = given is not null
            ? [given]
            : [.. Editors.Select(editor => Path.Combine(editor, "User", "globalStorage", Extension))];
        string[] existing = [.. candidates.Where(Directory.Exists)];
        return existing.Length > 0
            ? existing
            : throw new InvalidInputException(
                given ?? Extension, "no such folder; open a notebook in VS Code once, or name the extension's global storage folder");
    }

    private static string Repair(string storage)
    {
        var (misplaced, wanted) = (Path.Combine(storage, Manifest), Path.Combine(storage, ".config", Manifest));
        if (File.Exists(wanted))
        {
            return "nothing to repair";
        }

        if (!File.Exists(misplaced))
        {
            return $"nothing to repair: it holds no {Manifest} yet; open a notebook in VS Code once";
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
            File.Move(misplaced, wanted);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(misplaced, $"cannot be moved into .config: {error.Message}");
        }

        return $"moved {Manifest} into .config; now run \"Developer: Reload Window\" in VS Code";
    }
}
