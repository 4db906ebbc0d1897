using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Kernel;

/// <summary>Takes a cell apart into steps: code, and the directives between it.</summary>
internal sealed partial class CellParser
{
    // The compiler's errors for text that ends inside a comment, a string or a conditional block.
    private static readonly HashSet<string> EndsInside = ["CS1035", "CS1039", "CS8997", "CS9004", "CS8967", "CS1027", "CS1010"];

    private readonly List<CellStep> _steps = [];
    private readonly StringBuilder _section = new();
    private string _language;
    private int _line;
    private int _sectionStart;

    private CellParser(string language) => _language = language;

    /// <summary>The steps of a cell.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="language">The language that it begins in: csharp, html or markdown.</param>
    /// <exception cref="DirectiveException">A directive is unknown, unsupported or malformed.</exception>
    public static IReadOnlyList<CellStep> Parse(string code, string language)
    {
        var parser = new CellParser(language);
        foreach (var line in code.Split('\n'))
        {
            parser.Take(line);
        }
        parser.EndSection();
        return parser._steps;
    }

    private void Take(string line)
    {
        var text = line.Trim();
        if (IsDirective(text) && !IsInsideLiteral())
        {
            TakeDirective(text);
            // Keeps the lines after it where they are.
            _section.Append('\n');
        }
        else
        {
            _section.Append(line).Append('\n');
        }
        _line++;
    }

    private bool IsDirective(string text) =>
        text.StartsWith("#!", StringComparison.Ordinal) || (_language == Languages.CSharp && NuGetDirective().IsMatch(text));

    private bool IsInsideLiteral() => _language == Languages.CSharp
        && CSharpSyntaxTree.ParseText(_section.ToString(), ScriptSession.ParseOptions).GetDiagnostics()
            .Any(diagnostic => EndsInside.Contains(diagnostic.Id));

    private void TakeDirective(string text)
    {
        if (NuGetDirective().Match(text) is { Success: true } nuget)
        {
            _steps.Add(ParseNuGet(nuget));
            return;
        }
        var word = text.Split(' ', '\t')[0];
        var argument = text[word.Length..].Trim();
        switch (word)
        {
            case not ("#!import" or "#!meta") when argument.Length > 0 && (word == "#!time" || Languages.Of(word[2..]) is not null):
                throw new DirectiveException(_line, text.Length, "DNI105", $"'{word}' takes no arguments in the embedded kernel, found '{argument}'");
            case "#!time":
                _steps.Add(new TimeStep(_line));
                break;
            case "#!import":
                EndSection();
                _steps.Add(ParseImport(text, argument));
                break;
            case "#!meta":
                EndSection();
                _language = Languages.Ignored;
                break;
            default:
                EndSection();
                _language = Languages.Of(word[2..]) ?? throw Wrong(text, word);
                break;
        }
    }

    private CellStep ParseNuGet(Match nuget)
    {
        var argument = nuget.Groups["argument"].Value.Trim();
        if (nuget.Groups["kind"].Value == "i")
        {
            return new SourceStep(_line, argument);
        }
        return PackageRequest.TryParse(argument) is { } package
            ? new PackageStep(_line, package)
            : throw new DirectiveException(_line, nuget.Length, "DNI103",
                $"'{argument}' does not name a package; write #r \"nuget: Name, Version\" or #r \"nuget: Name\"");
    }

    private ImportStep ParseImport(string text, string path) => path.Trim('"') is { Length: > 0 } file
        ? new ImportStep(_line, file)
        : throw new DirectiveException(_line, text.Length, "DNI104", "#!import needs the path of a file");

    private DirectiveException Wrong(string text, string word) => KnownElsewhere.Contains(word)
        ? new DirectiveException(_line, word.Length, "DNI102", $"Magic command '{word}' is not supported by the embedded kernel")
        : new DirectiveException(_line, text.Length, "DNI101", $"Unknown magic command '{text}'");

    private void EndSection()
    {
        var text = _section.ToString();
        if (!string.IsNullOrWhiteSpace(text) && _language != Languages.Ignored)
        {
            _steps.Add(_language == Languages.CSharp
                ? new CodeStep(_sectionStart, new string('\n', _sectionStart) + text.TrimEnd('\n'))
                : new MarkupStep(_sectionStart, Languages.MimeType(_language), text.Trim('\n')));
        }
        _section.Clear();
        _sectionStart = _line;
    }

    private static readonly HashSet<string> KnownElsewhere =
    [
        "#!about", "#!connect", "#!f#", "#!fsharp", "#!http", "#!javascript", "#!js", "#!kql", "#!log", "#!lsmagic", "#!mermaid",
        "#!powershell", "#!pwsh", "#!set", "#!share", "#!sql", "#!value", "#!who", "#!whos",
    ];

    [GeneratedRegex("""^#\s*(?<kind>[ri])\s+"\s*nuget\s*:(?<argument>[^"]*)"?\s*;?$""", RegexOptions.IgnoreCase)]
    private static partial Regex NuGetDirective();
}
