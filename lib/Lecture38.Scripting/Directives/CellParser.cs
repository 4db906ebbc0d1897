using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Scripting;

/// <summary>Splits a cell into steps: code, and the directives between it. The compiler handles <c>#load</c> and <c>#r</c> with a path.</summary>
internal sealed partial class CellParser
{
    /// <summary>The compiler's errors for text that ends inside a comment, a string or a conditional block.</summary>
    private static readonly HashSet<string> EndsInside = ["CS1035", "CS1039", "CS8997", "CS9004", "CS8967", "CS1027", "CS1010"];

    private readonly List<CellStep> _steps = [];
    private readonly StringBuilder _section = new();
    private int _line;
    private int _sectionStart;

    /// <summary>The steps of a cell.</summary>
    /// <exception cref="DirectiveException">A directive is unknown or malformed.</exception>
    public static IReadOnlyList<CellStep> Parse(string code)
    {
        var parser = new CellParser();
        foreach (var line in code.Split('\n'))
        {
            parser.Take(line);
        }
        parser.EndSection();
        return parser._steps;
    }

    /// <summary>The code with blanks in place of directives, so that every position stays. It may be unfinished or wrong.</summary>
    public static string BlankDirectives(string code) =>
        string.Join('\n', code.Split('\n').Select(line => IsDirective(line.Trim()) ? new string(' ', line.Length) : line));

    private static bool IsDirective(string text) => text.StartsWith("#!", StringComparison.Ordinal) || NuGetDirective().IsMatch(text);

    private void Take(string line)
    {
        var text = line.Trim();
        if (IsDirective(text) && !IsInsideLiteral())
        {
            TakeDirective(text);
            _section.Append('\n');
        }
        else
        {
            _section.Append(line).Append('\n');
        }
        _line++;
    }

    private bool IsInsideLiteral() => CSharpSyntaxTree.ParseText(_section.ToString(), CellLanguage.ParseOptions)
        .GetDiagnostics().Any(diagnostic => EndsInside.Contains(diagnostic.Id));

    private void TakeDirective(string text)
    {
        if (NuGetDirective().Match(text) is { Success: true } nuget)
        {
            _steps.Add(ParseNuGet(nuget));
            return;
        }
        var name = text.Split(' ', '\t')[0];
        var argument = text[name.Length..].Trim();
        switch (name)
        {
            case "#!time" or "#!csharp" when argument.Length > 0:
                throw new DirectiveException(_line, text.Length, "DNI105", $"'{name}' takes no arguments in the embedded kernel, found '{argument}'");
            case "#!time":
                _steps.Add(new TimeStep(_line));
                break;
            case "#!csharp":
                EndSection();
                break;
            case "#!import":
                EndSection();
                _steps.Add(argument.Trim('"') is { Length: > 0 } path
                    ? new ImportStep(_line, path)
                    : throw new DirectiveException(_line, text.Length, "DNI104", "#!import needs the path of a file"));
                break;
            case var known when HostOnlyNames.IsDirective(known):
                throw new DirectiveException(_line, name.Length, "DNI101", HostOnlyNames.Explain(known));
            default:
                throw new DirectiveException(_line, name.Length, "DNI101", $"Unknown magic command '{text}'");
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

    private void EndSection()
    {
        var text = _section.ToString();
        if (!string.IsNullOrWhiteSpace(text))
        {
            _steps.Add(new CodeStep(_sectionStart, new string('\n', _sectionStart) + text.TrimEnd('\n')));
        }
        _section.Clear();
        _sectionStart = _line;
    }

    /// <summary>With quotation marks or, as .NET Interactive also reads it, without.</summary>
    [GeneratedRegex("""^#\s*(?<kind>[ri])\s+("\s*nuget\s*:(?<argument>[^"]*)"?|nuget\s*:(?<argument>[^"]*?))\s*;?$""", RegexOptions.IgnoreCase)]
    private static partial Regex NuGetDirective();
}

/// <summary>A directive cannot be carried out.</summary>
/// <param name="line">Its line in the cell, from 0.</param>
/// <param name="length">Its length, for an editor to underline.</param>
/// <param name="code">The kind of error.</param>
/// <param name="message">What is wrong with it.</param>
internal sealed class DirectiveException(int line, int length, string code, string message) : Exception(message)
{
    /// <summary>The error with its place.</summary>
    public CellDiagnostic Diagnostic { get; } = CellDiagnostic.Error(line, length, code, message);
}
