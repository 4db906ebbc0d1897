using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>A cell's code by itself: what its directives say, what it declares and names, and its text to be read with other cells.</summary>
internal sealed class CellSource
{
    private readonly CompilationUnitSyntax _root;

    public CellSource(NotebookCell cell, CellEnding ending)
    {
        Cell = cell;
        Ending = ending;
        _root = (CompilationUnitSyntax)ScriptCompiler.Parse(cell.Source.ReplaceLineEndings("\n")).GetRoot();
    }

    public NotebookCell Cell { get; }

    public CellEnding Ending { get; }

    /// <summary><c>#r</c> and <c>#load</c>.</summary>
    public IEnumerable<DirectiveTriviaSyntax> Directives => DirectiveTrivia.Select(trivia => (DirectiveTriviaSyntax)trivia.GetStructure()!);

    /// <summary>The first line that only a notebook's kernel understands, or null.</summary>
    public string? KernelCommand => _root.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.BadDirectiveTrivia) || trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia))
        .Select(trivia => trivia.ToString().Trim()).FirstOrDefault();

    public IEnumerable<string> Usings => _root.Usings.Select(import => import.ToString());

    /// <summary>The expression at the end, without a semicolon, whose value a notebook shows.</summary>
    public bool HasResult => EndOfResult is not null;

    /// <summary>The first thing in it that is no C#, or null.</summary>
    public string? SyntaxError => _root.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        ?.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>The names that the cell declares for the cells after it; a few more do no harm.</summary>
    public IEnumerable<string> DeclaredNames => _root.DescendantNodes()
        .Where(node => AppNames.IdentifierOf(node) is not null && !node.IsInFunction()).Select(node => AppNames.IdentifierOf(node)!.Value.ValueText);

    /// <summary>The names that the cell looks up around itself; a few more do no harm.</summary>
    public IEnumerable<string> UsedNames => _root.DescendantNodes().OfType<SimpleNameSyntax>().Where(AppNames.IsAlone)
        .Select(name => name.Identifier.ValueText).Except(_root.DescendantNodes().OfType<ParameterSyntax>().Select(parameter => parameter.Identifier.ValueText));

    /// <summary>The statements and declarations, each ended, with their comments; without usings and directives.</summary>
    public string Body()
    {
        var changes = _root.Usings.Select(import => new TextChange(TextSpan.FromBounds(import.SpanStart, import.Span.End), ""))
            .Concat(DirectiveTrivia.Select(trivia => new TextChange(trivia.FullSpan, "")))
            .Concat(EndOfResult is { } end ? [new TextChange(new TextSpan(end, 0), ";")] : []);
        return _root.GetText().WithChanges(changes.OrderBy(change => change.Span)).ToString();
    }

    private int? EndOfResult => (_root.Members.LastOrDefault() as GlobalStatementSyntax)?.Statement switch
    {
        ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last => last.Expression.Span.End,
        ReturnStatementSyntax { SemicolonToken.IsMissing: true } last => last.Expression?.Span.End ?? last.ReturnKeyword.Span.End,
        _ => null,
    };

    private IEnumerable<SyntaxTrivia> DirectiveTrivia => _root.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia) || trivia.IsKind(SyntaxKind.LoadDirectiveTrivia));
}
