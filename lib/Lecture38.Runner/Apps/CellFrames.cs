using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Runner;

/// <summary>
/// Which cells need a block of their own, and which variables have to be declared before all else in their cell: those of a block
/// that others use, and those that a function uses above their declaration.
/// </summary>
internal sealed class CellFrames
{
    private readonly HashSet<ISymbol> _hoisted = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ScriptCell> _own = [];

    public CellFrames(NotebookScript script)
    {
        FindLetGo(script);
        _hoisted.UnionWith(script.Cells.SelectMany(UsedAbove));
        foreach (var cell in script.Cells.Where(HasBlock))
        {
            var others = script.Cells.Where(other => other != cell).SelectMany(other => other.Names)
                .Concat(cell.Functions.SelectMany(function => cell.NamesIn(function)));
            _hoisted.UnionWith(others.Select(name => name.Symbol).Where(symbol => symbol is IFieldSymbol && symbol.IsOfCells() && cell.Declares(symbol)));
        }
    }

    /// <summary>
    /// True for a cell with a variable that a later cell lets go of. What a program's statements leave on the stack stays there to the
    /// program's end; in a method of their own it goes with the method, as with a notebook's cell.
    /// </summary>
    public bool IsOwnMethod(ScriptCell cell) => _own.Contains(cell) && !cell.Ending.Raises;

    public bool HasBlock(ScriptCell cell) => cell.Ending.Raises || IsOwnMethod(cell);

    public bool IsHoisted(ISymbol symbol) => _hoisted.Contains(symbol);

    private static IEnumerable<ISymbol> UsedAbove(ScriptCell cell) =>
        from function in cell.Functions
        from name in cell.NamesIn(function)
        where name.Symbol is IFieldSymbol && name.Symbol.IsOfCells() && cell.Declares(name.Symbol)
            && name.Symbol.DeclaringSyntaxReferences[0].Span.Start > function.SpanStart
        select name.Symbol;

    private void FindLetGo(NotebookScript script)
    {
        var letGo = script.Cells.SelectMany(cell => cell.Nodes.OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && !assignment.IsInFunction() && IsNothing(assignment.Right))
            .Select(assignment => assignment.Left is IdentifierNameSyntax name ? cell.Meant(name) : null)
            .OfType<IFieldSymbol>()
            .Where(variable => variable.IsOfCells() && variable.Type.IsReferenceType && !cell.Declares(variable)))
            .ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (letGo.Count > 0)
        {
            _own.UnionWith(script.Cells.Where(cell => !Awaits(cell) && cell.Names.Any(name => letGo.Contains(name.Symbol))));
        }
    }

    /// <summary><c>null</c>, <c>default</c> or <c>[]</c>.</summary>
    private static bool IsNothing(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => IsNothing(forgiven.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        CollectionExpressionSyntax list => list.Elements.Count == 0,
        _ => false,
    };

    private static bool Awaits(ScriptCell cell) => cell.Nodes.Any(node => !node.IsInFunction() && node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.RawKind != 0,
        _ => false,
    });
}
