using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>A cell among those it is compiled with: its part of their syntax, and what its names mean.</summary>
/// <param name="source">The cell.</param>
/// <param name="span">Where it stands in the common text.</param>
/// <param name="root">The common syntax.</param>
/// <param name="model">What it means.</param>
internal sealed class ScriptCell(CellSource source, TextSpan span, CompilationUnitSyntax root, SemanticModel model)
{
    private IReadOnlyList<(SimpleNameSyntax Node, ISymbol Symbol)>? _names;

    public NotebookCell Cell => source.Cell;

    public CellEnding Ending => source.Ending;

    public SemanticModel Model => model;

    /// <summary>The text of this cell and its neighbours.</summary>
    public SourceText CommonText { get; } = root.SyntaxTree.GetText();

    /// <summary>Statements, variables, functions and types, in their order.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> Members { get; } = [.. root.Members.Where(member => span.Contains(member.Span))];

    /// <summary>False for a cell that only declares functions and types.</summary>
    public bool HasStatements => Members.Any(member => member is GlobalStatementSyntax or FieldDeclarationSyntax);

    /// <summary>Every node of the cell.</summary>
    public IEnumerable<SyntaxNode> Nodes => Members.SelectMany(member => member.DescendantNodesAndSelf());

    /// <summary>The statement whose value the notebook shows, or null.</summary>
    public StatementSyntax? Result => source.HasResult && Members is [.., GlobalStatementSyntax last] ? last.Statement : null;

    /// <summary>The comments after the last member.</summary>
    public string End => CommonText.ToString(TextSpan.FromBounds(Members is [.., var last] ? Span(last).End : span.Start, span.End));

    /// <summary>The classes, structs, records, enums, interfaces and delegates of the cell.</summary>
    public IEnumerable<MemberDeclarationSyntax> Types => Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public IEnumerable<MethodDeclarationSyntax> Functions => Members.OfType<MethodDeclarationSyntax>();

    /// <summary>Every simple name in the cell that stands for something, and what it stands for.</summary>
    public IReadOnlyList<(SimpleNameSyntax Node, ISymbol Symbol)> Names => _names ??=
        [.. from name in Nodes.OfType<SimpleNameSyntax>() let symbol = Meant(name) where symbol is not null select (name, symbol)];

    /// <summary>The same for a part of the cell.</summary>
    public IEnumerable<(SimpleNameSyntax Node, ISymbol Symbol)> NamesIn(SyntaxNode node) => Names.Where(name => node.FullSpan.Contains(name.Node.Span));

    /// <summary>A member with the comments before it, as far as they are the cell's.</summary>
    public TextSpan Span(SyntaxNode member) => TextSpan.FromBounds(Math.Max(member.FullSpan.Start, span.Start), Math.Min(member.FullSpan.End, span.End));

    /// <summary>True for a place in the cell's own part of the common text, or in one of its usings, which stand before all cells.</summary>
    public bool Holds(TextSpan place) =>
        span.Contains(place) || root.Usings.Any(import => import.Span.Contains(place) && source.Usings.Contains(import.ToString()));

    /// <summary>The comments and blank lines before a member.</summary>
    public string Before(SyntaxNode member) => CommonText.ToString(TextSpan.FromBounds(Span(member).Start, member.SpanStart));

    /// <summary>The cell's own symbol for a declaration.</summary>
    public ISymbol? Declared(SyntaxNode node) => model.GetDeclaredSymbol(node)?.OriginalDefinition;

    public bool Declares(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == model.SyntaxTree && span.Contains(reference.Span));

    /// <summary>What a simple name stands for, or null.</summary>
    public ISymbol? Meant(SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name);
        var symbol = info.Symbol ?? (info.CandidateSymbols is [var candidate, ..] ? candidate : null);
        return (symbol switch
        {
            IMethodSymbol { ReducedFrom: { } extension } => extension,
            IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } => type,
            _ => symbol,
        })?.OriginalDefinition;
    }
}
