using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Runner;

/// <summary>A cell with its syntax and what its names mean.</summary>
internal sealed class ScriptCell(NotebookCell cell, CellEnding ending, SyntaxTree tree, SemanticModel model)
{
    private IReadOnlyList<(SimpleNameSyntax Node, ISymbol Symbol)>? _names;

    public NotebookCell Cell => cell;

    public CellEnding Ending => ending;

    public SemanticModel Model => model;

    public CompilationUnitSyntax Root { get; } = (CompilationUnitSyntax)tree.GetRoot();

    /// <summary>What the compiler has against the cell; it ran, so this is what an app does not have.</summary>
    public IEnumerable<Diagnostic> Errors => model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The classes, structs, records, enums, interfaces and delegates of the cell.</summary>
    public IEnumerable<MemberDeclarationSyntax> Types => Root.Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public IEnumerable<MethodDeclarationSyntax> Functions => Root.Members.OfType<MethodDeclarationSyntax>();

    /// <summary>Every simple name in the cell that stands for something, and what it stands for.</summary>
    public IReadOnlyList<(SimpleNameSyntax Node, ISymbol Symbol)> Names => _names ??=
        [.. from name in Root.DescendantNodes().OfType<SimpleNameSyntax>() let symbol = Meant(name) where symbol is not null select (name, symbol)];

    /// <summary>The same for a part of the cell.</summary>
    public IEnumerable<(SimpleNameSyntax Node, ISymbol Symbol)> NamesIn(SyntaxNode node) => Names.Where(name => node.FullSpan.Contains(name.Node.Span));

    /// <summary>The cell's own symbol for a declaration.</summary>
    public ISymbol? Declared(SyntaxNode node) => model.GetDeclaredSymbol(node)?.OriginalDefinition;

    /// <summary>What a simple name stands for, or null.</summary>
    public ISymbol? Meant(SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name);
        var symbol = info.Symbol ?? (info.CandidateSymbols is [var candidate, ..] ? candidate : null);
        symbol = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol;
        symbol = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } && name.Identifier.ValueText != "var" ? type : symbol;
        return symbol?.OriginalDefinition;
    }

    public InvalidInputException CannotBeExported(NotebookDocument notebook, string reason) =>
        new(notebook.Path, $"cell {OneLine.Of(cell.Id)} cannot stand in an app: {OneLine.Of(reason)}");
}
